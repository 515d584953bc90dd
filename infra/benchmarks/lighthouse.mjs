// Audits pages as a phone and as a desktop computer see them, signed in where the page wants it.
// node lighthouse.mjs '{"site": "http://localhost:8080", "pages": [{"name": "…", "path": "/…", "customer": true}], "name": "…", "password": "…"}'
import { createRequire } from "node:module";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
      categories.map((category) => [category, runs.map((run) => run[category]).sort((a, b) => a - b)[1]]),
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
    const { lhr } = await lighthouse(site + page.path, flags, config, tab);
    return Object.fromEntries(
      categories.map((category) => [category, Math.round((lhr.categories[category].score ?? 0) * 100)]),
    );
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}
