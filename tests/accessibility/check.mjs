// Opens pages in headless Chromium and says as JSON what axe-core, the console and the network have to say of each.
// Usage: node check.mjs CHROMIUM PAGE.html [PAGE.html …]
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [chromium, ...pages] = process.argv.slice(2);

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
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewport({ width: 360, height: 740 });
  const sidewaysNarrow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  said[path] = {
    violations: result.violations.map((violation) => ({
      id: violation.id,
      impact: violation.impact,
      help: violation.help,
      nodes: violation.nodes.slice(0, 5).map((node) => `${node.html.slice(0, 300)} — ${node.failureSummary}`),
      count: violation.nodes.length,
    })),
    passes: result.passes.length,
    complaints,
    requests: requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:")),
    search: found,
    sideways,
    sidewaysNarrow,
  };
  await page.close();
}
await browser.close();
process.stdout.write(JSON.stringify(said, null, 1));
