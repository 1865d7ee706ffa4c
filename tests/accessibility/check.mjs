// Opens pages in headless Chromium and says as JSON what axe-core, the console and the network have to say of each.
// Usage: node check.mjs CHROMIUM PAGE.html [PAGE.html …]
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [chromium, ...pages] = process.argv.slice(2);

const shown = (violations) => violations.map((violation) => ({
  id: violation.id,
  impact: violation.impact,
  help: violation.help,
  nodes: violation.nodes.slice(0, 5).map((node) => `${node.html.slice(0, 300)} — ${node.failureSummary}`),
  count: violation.nodes.length,
}));

// Opens the middle one of the page's citations with the keyboard; null where no citation opens anything.
async function openedPassage(page) {
  const citations = await page.$$(".cites button[popovertarget]");
  const seen = [];
  for (const citation of citations) if (await citation.isVisible()) seen.push(citation);
  if (seen.length === 0) return null;
  const citation = seen[Math.floor(seen.length / 2)];
  await citation.evaluate((button) => button.scrollIntoView({ block: "center" }));
  await citation.focus();
  await page.keyboard.press("Enter");
  const open = await page.$(":popover-open");
  if (open === null) return { opened: false };
  const [place, beside] = await Promise.all([open.boundingBox(), citation.boundingBox()]);
  const { width, height } = page.viewport();
  const result = await page.evaluate(() => window.axe.run(document.querySelector(":popover-open"), { resultTypes: ["violations"] }));
  await page.keyboard.press("Escape");
  return {
    opened: true,
    text: await open.evaluate((passage) => passage.textContent.trim().length),
    inView: place.x >= 0 && place.y >= 0 && place.x + place.width <= width && place.y + place.height <= height,
    apart: Math.max(place.y - beside.y - beside.height, beside.y - place.y - place.height),
    violations: shown(result.violations),
    closed: await page.$(":popover-open") === null,
    focusBack: await citation.evaluate((button) => document.activeElement === button),
  };
}

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu"],
  protocolTimeout: 300000,
});
const said = {};
for (const path of pages) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const complaints = [];
  const requests = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
  const search = await page.$("#search");
  const searchShown = search !== null && await search.isVisible();
  let found = null;
  if (searchShown) {
    const before = await page.$$eval(".card.activity", (cards) => cards.filter((card) => !card.hidden).length);
    await search.type("zzzz");
    const after = await page.$$eval(".card.activity", (cards) => cards.filter((card) => !card.hidden).length);
    await search.evaluate((field) => { field.value = ""; field.dispatchEvent(new Event("input")); });
    found = [before, after];
  }
  // evaluate() runs through the debugger, which the page's own policy does not bind; nothing of the page is changed.
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
  }));
  const passage = await openedPassage(page);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewport({ width: 360, height: 740 });
  const sidewaysNarrow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  said[path] = {
    violations: shown(result.violations),
    passes: result.passes.length,
    complaints,
    requests: requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:")),
    search: found,
    passage,
    sideways,
    sidewaysNarrow,
  };
  await page.close();
}
await browser.close();
process.stdout.write(JSON.stringify(said, null, 1));
