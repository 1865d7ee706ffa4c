"""Graph → theory: one plan's triples become frozen nodes, links, citations and waivers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from forandring.model import (
    CLASSES,
    Activity,
    Citation,
    Fact,
    FocusArea,
    Funding,
    Link,
    Node,
    Place,
    Plan,
    PlanNode,
    Scheme,
    Total,
    Waiver,
    decimal,
    local_name,
)
from forandring.model import Mapping as PlanMapping
from forandring.rdf.parse import ParsedFile
from forandring.rdf.vocabulary import Vocabulary
from forandring.terms import FO, RDF_TYPE, SKOS, SKOS_TERMS, Literal, Term, is_blank

__all__ = ["MATCHES", "lift_plan"]

MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
PART_CLASSES = frozenset({"CausalLink", "Citation", "Funding", "Total", "Waiver", "Mapping"})
_REMARK = frozenset("a basis note scopeNote editorialNote changeNote historyNote".split())

# No document that is read has a line of ten digits, and Python refuses to read numbers of thousands.
_LINES = re.compile(r"L([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?")
_PAGES = re.compile(r"p\. ?([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?")

Facts = dict[str, tuple[Fact, ...]]

_FEW = 32
"""Facts of one property that are put together one by one; of more, each would cost as much as all before it."""


def lift_plan(
    folder: str, files: Sequence[ParsedFile], vocabulary: Vocabulary, lost: frozenset[str] = frozenset()
) -> Plan:
    """Return the plan that ``files`` describe together.

    Args:
        folder: the folder or file the plan was read from, as given; names a plan that has no ``fo:Plan``.
        files: in order of path.
        lost: words of files that could not be read at all.

    Nothing is refused here: what is wrong stays in the facts for the checks to find.
    """
    facts, users = _facts_by_subject(files)
    damaged = frozenset[str]().union(*(file.damaged for file in files))
    lost = lost.union(*(file.lost for file in files))
    return replace(_Lifter(folder, files, facts, users, vocabulary).plan(), damaged=damaged, lost=lost)


def _facts_by_subject(files: Sequence[ParsedFile]) -> tuple[dict[str, Facts], dict[str, list[str]]]:
    """Group triples: subject → property → facts, and property → its subjects in order of first use.

    Our properties and SKOS' go by local name, others by IRI.
    """
    subjects: dict[str, Facts] = {}
    users: dict[str, list[str]] = {}
    many: dict[tuple[str, str], list[Fact]] = {}
    short: dict[str, str] = {}
    new = tuple.__new__
    for file in files:
        path, last = file.path, ""
        facts: Facts = {}
        for ordinal, (subject, predicate, value) in enumerate(file.triples):
            if subject is not last:  # what is said of one thing mostly stands together
                last = subject
                if subject not in subjects:
                    subjects[subject] = {}
                facts = subjects[subject]
            name = short.get(predicate)
            if name is None:
                name = short[predicate] = _short(predicate)
                users.setdefault(name, [])
            fact = new(Fact, (value, path, ordinal))
            if name not in facts:
                facts[name] = (fact,)
                users[name].append(subject)
            elif len(facts[name]) < _FEW:
                facts[name] = (*facts[name], fact)
            else:
                many.setdefault((subject, name), [*facts[name]]).append(fact)
    for (subject, name), said in many.items():
        subjects[subject][name] = tuple(said)
    return subjects, users


def _short(predicate: str) -> str:
    """Return a property's local name where it is ours or SKOS'; what one of the two lacks stays whole."""
    if predicate.startswith(FO):
        name = predicate[len(FO) :]
        return predicate if name in SKOS_TERMS else name
    if predicate.startswith(SKOS):
        name = predicate[len(SKOS) :]
        return name if name in SKOS_TERMS else predicate
    return "a" if predicate == RDF_TYPE else predicate


class _Lifter:
    """Holds what the parts of a plan need of each other while it is lifted."""

    def __init__(
        self,
        folder: str,
        files: Sequence[ParsedFile],
        facts: dict[str, Facts],
        users: dict[str, list[str]],
        vocabulary: Vocabulary,
    ) -> None:
        self.folder = folder
        self.files = files
        self.facts = facts
        self.users = users
        self.vocabulary = vocabulary
        self.types = {subject: self._type(known) for subject, known in facts.items()}
        self.kinds = {name: vocabulary.lineage(name)[-1] for name in set(self.types.values())}
        plans = [subject for subject, name in self.types.items() if name == "Plan"]
        self.plan_id = plans[0] if plans else local_name(folder.removesuffix(".ttl")) or folder
        self.default_source = self._default_source(plans)

    def plan(self) -> Plan:
        """Return the plan."""
        described = {subject: self._node(subject) for subject in self.facts}
        nodes = sorted(
            (n for n in described.values() if n.type and n.type not in PART_CLASSES), key=lambda n: n.place
        )
        node = described.get(self.plan_id)
        return Plan(
            id=self.plan_id,
            folder=self.folder,
            node=node if isinstance(node, PlanNode) else None,
            nodes=tuple(nodes),
            links=tuple(sorted(self._links(), key=lambda link: link.place)),
            waivers=tuple(sorted(self._waivers(), key=lambda waiver: waiver.place)),
            mappings=tuple(sorted(self._mappings(), key=lambda mapping: mapping.place)),
            files=tuple(file.path for file in self.files),
            described=described,
        )

    def _type(self, facts: Facts) -> str:
        """Return the most specific of a subject's classes of ours, "" if it has none."""
        typed = facts.get("a")
        if typed is None:
            return ""
        no_classes = self.vocabulary.no_classes
        iris = [fact.value for fact in typed if isinstance(fact.value, str) and fact.value not in no_classes]
        names = [iri[len(FO) :] for iri in iris if iri.startswith(FO)]
        if len(names) < 2:
            return names[0] if names else ""
        return max(
            names, key=lambda name: (name in self.vocabulary.terms, len(self.vocabulary.lineage(name)))
        )

    def _default_source(self, plans: Sequence[str]) -> str | None:
        """The source a bare citation means: the plan's own, else the only one described."""
        for plan in plans:
            for fact in self.facts[plan].get("source", ()):
                return fact.value if isinstance(fact.value, str) else None
        sources = [subject for subject, name in self.types.items() if name == "Source"]
        return sources[0] if len(sources) == 1 else None

    def _node(self, subject: str) -> Node:
        facts = self.facts[subject]
        name = self.types[subject]
        kind = self.kinds[name]
        typed = facts.get("a")
        place = typed[0].place if typed else next(iter(facts.values()))[0].place
        cites = self._citations(facts)
        record = CLASSES.get(kind, Node)
        common = (subject, name, kind, self.plan_id, place, facts, cites)
        if record is Activity or record is Scheme:
            return record(*common, self._fundings(facts))
        if record is FocusArea:
            return FocusArea(*common, self._totals(facts))
        if record is PlanNode:
            return PlanNode(*common, self._totals(facts), self._fundings(facts))
        return record(*common)

    def _links(self) -> Iterator[Link]:
        """Yield every arrow: written on its cause, or as a node with a cause of its own."""
        taken: dict[str, int] = {}
        said: set[tuple[str, str, str]] = set()
        for subject in self.users.get("leadsTo", ()):
            for fact in _each_once(self.facts[subject]["leadsTo"]):
                if isinstance(fact.value, str):
                    detail = self._detail(fact.value)
                    for effect in (fact.value,) if detail is None else _ids(detail, "effect"):
                        if detail is not None and "cause" in detail:
                            said.add((subject, effect, fact.value))
                        yield self._link(subject, effect, fact.place, fact.value, detail or {}, taken)
        for subject in self.users.get("cause", ()):
            facts = self.facts[subject]
            for cause in _ids(facts, "cause"):
                for effect in _ids(facts, "effect"):
                    if (cause, effect, subject) in said:
                        continue
                    place = facts["effect"][0].place
                    yield self._link(cause, effect, place, subject, facts, taken)

    def _detail(self, target: str) -> Facts | None:
        """Return what is said of a link, where an arrow points at one and not at an effect."""
        is_link = target.startswith("_:") or self.types.get(target) == "CausalLink"
        facts = self.facts.get(target)
        if facts is None or not is_link:
            return None
        return facts if "effect" in facts or self.types[target] in ("", "CausalLink") else None

    def _link(
        self, cause: str, effect: str, place: Place, node: str, detail: Facts, taken: dict[str, int]
    ) -> Link:
        cites = self._citations(detail)
        basis = self._first_choice(detail, "basis") or ("Stated" if cites else "Inferred")
        return Link(
            id=self._link_id(cause, effect, node if detail else "", taken),
            cause=cause,
            effect=effect,
            polarity=self._first_choice(detail, "polarity") or "Positive",
            evidence=self._choices(detail, "evidence"),
            confidence=self._first_choice(detail, "confidence"),
            assumptions=_ids(detail, "assumes"),
            basis=basis,
            cites=cites,
            place=place,
            facts=detail,
            node=node if detail else None,
        )

    def _choices(self, facts: Facts, term: str) -> tuple[str, ...]:
        """Return the local names of the named values of a property; what it cannot be is a finding and no value."""
        if term not in facts:
            return ()
        allowed = self.vocabulary.choices[term]
        return tuple(local_name(value) for value in _ids(facts, term) if value in allowed)

    def _first_choice(self, facts: Facts, term: str) -> str | None:
        return next(iter(self._choices(facts, term)), None) if term in facts else None

    def _link_id(self, cause: str, effect: str, node: str, taken: dict[str, int]) -> str:
        """An IRI where the link has one, else its ends' names; numbered where two links share them."""
        name = node
        if not node or node.startswith("_:"):
            plan = local_name(self.folder.removesuffix(".ttl"))
            name = f"_:{plan}/{local_name(cause)}--{local_name(effect)}"
        taken[name] = taken.get(name, 0) + 1
        return name if taken[name] == 1 else f"{name}-{taken[name]}"

    def _citations(self, facts: Facts) -> tuple[Citation, ...]:
        cited = facts.get("cites")
        return tuple(self._each_citation(cited)) if cited else ()

    def _each_citation(self, cited: Iterable[Fact]) -> Iterator[Citation]:
        for fact in cited:
            if isinstance(fact.value, Literal):
                yield self._citation(self.default_source, fact.value.lexical, fact.place)
                continue
            detail = self.facts.get(fact.value, {})
            sources = _ids(detail, "source")
            for at in detail.get("at", ()):
                if isinstance(at.value, Literal):
                    source = sources[0] if sources else self.default_source
                    yield self._citation(source, at.value.lexical, at.place)

    def _citation(self, source: str | None, at: str, place: Place) -> Citation:
        document = _lexical(self.facts.get(source or "", {}), "document")
        return Citation(source, document, at, _range(_LINES, at), _range(_PAGES, at), place)

    def _fundings(self, facts: Facts) -> tuple[Funding, ...]:
        return tuple(
            self._funding(fact)
            for fact in facts.get("funding", ())
            if isinstance(fact.value, str) and not self._is_remark(fact.value)
        )

    def _is_remark(self, value: str) -> bool:
        """Whether ``[ … ]`` says nothing of money: no name, kind, giver, amount or state, and not where it stands."""
        return is_blank(value) and self.facts.get(value, {}).keys() <= _REMARK

    def _funding(self, fact: Fact) -> Funding:
        value = str(fact.value)
        if value.startswith(FO):
            is_kind = value in self.vocabulary.choices["funding"]
            return Funding(value[len(FO) :] if is_kind else None, "Unknown", None, None, fact.place)
        detail = self.facts.get(value, {})
        return Funding(
            self._first_choice(detail, "kind"),
            self._first_choice(detail, "state") or "Unknown",
            next(iter(_ids(detail, "financier") or _ids(detail, "source")), None),
            _amount(detail),
            fact.place,
        )

    def _totals(self, facts: Facts) -> tuple[Total, ...]:
        return tuple(self._each_total(facts.get("declaredTotal", ())))

    def _each_total(self, declared: Iterable[Fact]) -> Iterator[Total]:
        for fact in declared:
            if isinstance(fact.value, Literal):
                amount, of = decimal(fact.value.lexical), "annualCost"
            else:
                detail = self.facts.get(fact.value, {})
                amount, of = _amount(detail), next(iter(_names(detail, "of")), "annualCost")
            if amount is not None:
                yield Total(of, amount, fact.place)

    def _waivers(self) -> Iterator[Waiver]:
        for subject in self.users.get("waives", ()):
            for fact in self.facts[subject]["waives"]:
                if isinstance(fact.value, Literal):
                    yield Waiver(fact.value.lexical, subject, {}, None, None, fact.place)
                    continue
                detail = self.facts.get(fact.value, {})
                for code in detail.get("code", ()):
                    if isinstance(code.value, Literal):
                        yield _waiver(code.value.lexical, subject, detail, fact.place)

    def _mappings(self) -> Iterator[PlanMapping]:
        for relation in MATCHES:
            for subject in self.users.get(relation, ()):
                for fact in self.facts[subject][relation]:
                    if isinstance(fact.value, str):
                        yield PlanMapping(subject, fact.value, relation, "Inferred", (), {}, fact.place)
        for subject in self.users.get("from", ()):
            yield from self._described_mappings(self.facts[subject])

    def _described_mappings(self, facts: Facts) -> Iterator[PlanMapping]:
        """Yield the mappings that a ``fo:Mapping`` states."""
        cites = self._citations(facts)
        basis = self._first_choice(facts, "basis") or ("Stated" if cites else "Inferred")
        relation = next((name for name in _names(facts, "relation") if name in MATCHES), "relatedMatch")
        note, place = _texts(facts, "note"), facts["from"][0].place
        for origin in _ids(facts, "from"):
            for target in _ids(facts, "to"):
                yield PlanMapping(origin, target, relation, basis, cites, note, place)


def _waiver(code: str, node: str, detail: Facts, place: Place) -> Waiver:
    owner = next(
        (f.value.lexical if isinstance(f.value, Literal) else f.value for f in detail.get("owner", ())), None
    )
    return Waiver(code, node, _texts(detail, "reason"), owner, _date(_lexical(detail, "expires")), place)


def _date(lexical: str | None) -> date | None:
    try:
        return date.fromisoformat(lexical or "")
    except ValueError:
        return None


def _each_once(facts: Iterable[Fact]) -> Iterable[Fact]:
    """Return facts without those said before: in RDF a triple written twice is one."""
    first: dict[Term, Fact] = {}
    for fact in facts:
        first.setdefault(fact.value, fact)
    return first.values()


def _ids(facts: Mapping[str, Sequence[Fact]], term: str) -> tuple[str, ...]:
    known = facts.get(term)
    if known is None:
        return ()
    if len(known) == 1:
        (value, _, _) = known[0]
        return (value,) if isinstance(value, str) else ()
    return tuple(dict.fromkeys(fact.value for fact in known if isinstance(fact.value, str)))


def _names(facts: Mapping[str, Sequence[Fact]], term: str) -> tuple[str, ...]:
    return tuple(map(local_name, _ids(facts, term)))


def _texts(facts: Mapping[str, Sequence[Fact]], term: str) -> dict[str, str]:
    return {
        f.value.language or "da": f.value.lexical for f in facts.get(term, ()) if isinstance(f.value, Literal)
    }


def _amount(facts: Mapping[str, Sequence[Fact]]) -> Decimal | None:
    return decimal(_lexical(facts, "amount"))


def _lexical(facts: Mapping[str, Sequence[Fact]], term: str) -> str | None:
    """Return the first literal of a property as written."""
    return next((f.value.lexical for f in facts.get(term, ()) if isinstance(f.value, Literal)), None)


def _range(pattern: re.Pattern[str], at: str) -> tuple[int, int] | None:
    match = pattern.fullmatch(at)
    return (int(match[1]), int(match[2] or match[1])) if match else None
