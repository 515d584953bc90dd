// Audits pages as a phone and as a desktop computer see them, signed in where the page wants it.
// node lighthouse.mjs '{"site": "http://localhost:8080", "pages": [{"name": "…", "path": "/…", "customer": true}], "name": "…", "password": "…"}'
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { byProcessorTime } from "./processorTime.mjs";

const require = createRequire(new URL("../../static-site/package.json", import.meta.url));
const load = async (name) => import(require.resolve(name));
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { default: puppeteer } = await load("puppeteer-core");

const { site, pages, name, password } = JSON.parse(process.argv[2]);
const categories = ["performance", "accessibility", "best-practices"];
const results = [];

for (const page of pages) {
  for (const formFactor of ["mobile", "desktop"]) {
    const runs = [];
    // One run depends on what else the computer did; the middle one of three much less.
    for (let run = 0; run < 3; run += 1) runs.push(await audited(page, formFactor));
    const scores = Object.fromEntries(
      Object.keys(runs[0]).map((score) => [score, runs.map((run) => run[score]).sort((a, b) => a - b)[1]]),
    );
    results.push({ page: page.name, formFactor, scores });
  }
}
console.log(JSON.stringify(results));

async function signIn(tab) {
  await tab.goto(`${site}/portal/?brand=musterstadt`, { waitUntil: "networkidle0" });
  await tab.type("input[autocomplete=username]", name);
  await tab.type("input[type=password]", password);
  await tab.click("button[type=submit]");
  await tab.waitForSelector("h1");
  await tab.waitForFunction(() => !location.pathname.endsWith("/sign-in"), { timeout: 20_000 });
  await tab.goto("about:blank");
  // What the sign-in set going (events, mails, a copy of the local stack's state) ends before the audit.
  await new Promise((resolve) => setTimeout(resolve, 3000));
}

async function audited(page, formFactor) {
  const profile = await mkdtemp(join(tmpdir(), "lighthouse-"));
  const gathered = await mkdtemp(join(tmpdir(), "lighthouse-gathered-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    userDataDir: profile,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      // Its address bar loads pages of its own in the background, and works while ours is measured.
      "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
    ],
  });
  try {
    const tab = await browser.newPage();
    if (page.customer) await signIn(tab);
    const config = formFactor === "desktop" ? desktopConfig : undefined;
    const flags = { onlyCategories: categories, disableStorageReset: true, logLevel: "error" };
    const address = site + page.path;
    await lighthouse(address, { ...flags, gatherMode: gathered }, config, tab);
    const scores = async () => {
      const { lhr } = await lighthouse(address, { ...flags, auditMode: gathered }, config);
      return Object.fromEntries(
        categories.map((category) => [category, Math.round((lhr.categories[category].score ?? 0) * 100)]),
      );
    };
    const measured = await scores();
    const file = join(gathered, "defaultPass.trace.json");
    const trace = JSON.parse(await readFile(file, "utf8"));
    byProcessorTime(trace);
    await writeFile(file, JSON.stringify(trace));
    return { ...measured, "performance by processor time": (await scores()).performance };
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
    await rm(gathered, { recursive: true, force: true });
  }
}
