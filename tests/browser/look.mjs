// Open pages in a real browser and report what a reader would find: node look.mjs CHROMIUM JOBS.json > REPORT.json
// A job is {name, file, views, shots}: the page is looked at in each view, such as [375, "dark"]; screenshots go to the
// folder `shots`, null for none.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

async function look(browser, job, width, colorScheme) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const seen = { requests: [], dialogs: [], errors: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
  page.on("console", (message) => { if (message.type() === "error") seen.errors.push(message.text()); });
  await page.goto(pathToFileURL(job.file).href);
  const shot = job.shots && join(job.shots, `${job.name}-${width}-${colorScheme}.png`);
  if (shot) await page.screenshot({ path: shot, fullPage: true });
  const found = {
    ...seen,
    page: job.name,
    width,
    colorScheme,
    overflow: await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    links: await page.evaluate(followEveryLink),
    marks: await page.evaluate(readMarks),
    tags: await page.evaluate(() => [...new Set([...document.querySelectorAll("*")].map((each) => each.localName))]),
    outside: await page.evaluate(() => [...document.querySelectorAll("[href],[src]")]
      .map((each) => each.getAttribute("href") ?? each.getAttribute("src")).filter((to) => !to.startsWith("#"))),
    violations: await violations(page),
  };
  await context.close();
  return found;
}

// Click every link within the page; say where each one led and whether its target could then be seen, lit up.
function followEveryLink() {
  const unlit = new Map();
  for (const target of document.querySelectorAll("[id]")) {
    unlit.set(target.id, getComputedStyle(target).backgroundColor);
  }
  return [...document.querySelectorAll('a[href^="#"]')].map((link) => {
    link.click();
    const target = document.querySelector(":target");
    const at = target?.getBoundingClientRect();
    const pieces = target ? [target, ...document.querySelectorAll(`mark.${CSS.escape(target.id)}`)] : [];
    return {
      href: link.getAttribute("href"),
      found: target?.id ?? null,
      visible: Boolean(at && at.top >= 0 && at.top < window.innerHeight && at.height > 0),
      lit: pieces.length > 0 && pieces.every((each) => getComputedStyle(each).backgroundColor !== unlit.get(target.id)),
    };
  });
}

// The words of every mark, put together from its pieces, without the note numbers that stand in them.
function readMarks() {
  const words = {};
  for (const mark of document.querySelectorAll("mark[id]")) {
    const pieces = [mark, ...document.querySelectorAll(`mark.${CSS.escape(mark.id)}`)].filter(
      (each, at, all) => all.indexOf(each) === at);
    words[mark.id] = pieces.map((piece) => {
      const copy = piece.cloneNode(true);
      copy.querySelectorAll(".cite").forEach((each) => each.remove());
      return copy.textContent;
    });
  }
  return words;
}

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
}

const [executablePath, jobs] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: FLAGS });
const report = [];
for (const job of JSON.parse(readFileSync(jobs, "utf8"))) {
  for (const [width, scheme] of job.views) report.push(await look(browser, job, width, scheme));
}
await browser.close();
console.log(JSON.stringify(report));
