(function () {
  "use strict";
  var field = document.getElementById("search");
  if (!field) { return; }
  var counted = document.querySelector("output[for=search]");
  var cards = Array.prototype.slice.call(document.querySelectorAll(".card.activity"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".activity-group"));
  field.closest(".search").hidden = false;
  field.addEventListener("input", function () {
    var wanted = field.value.trim().toLocaleLowerCase().split(/\s+/);
    var shown = 0;
    cards.forEach(function (card) {
      var text = card.textContent.toLocaleLowerCase();
      var fits = wanted.every(function (word) { return text.indexOf(word) >= 0; });
      card.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector(".card.activity:not([hidden])");
    });
    counted.textContent = counted.dataset.text.replace("#", shown);
  });
}());
