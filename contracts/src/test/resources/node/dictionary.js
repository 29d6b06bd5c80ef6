// Looks at the dictionary in a real browser: node dictionary.js CHROMIUM FILE WORDS SCREENSHOT. Prints one JSON object of what a reader meets.
'use strict';
const { chromium } = require('playwright-core');
const { pathToFileURL } = require('url');

(async () => {
  const [executablePath, file, words, screenshot] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    const requests = [];
    const problems = [];
    page.on('request', (each) => requests.push(each.url()));
    page.on('console', (each) => { if (each.type() === 'error') problems.push(each.text()); });
    page.on('pageerror', (each) => problems.push(String(each)));
    page.on('dialog', (each) => { problems.push('dialog: ' + each.message()); each.dismiss(); });
    await page.goto(pathToFileURL(file).href);
    const visible = () => page.locator('tbody tr:visible').allTextContents();
    const all = (await visible()).length;
    const sections = await page.locator('section.dataset').count();
    const unlabelled = await page.evaluate(() => {
      const wrong = [];
      document.querySelectorAll('input').forEach((each) => { if (!each.labels.length) wrong.push('input without label'); });
      document.querySelectorAll('table').forEach((each) => { if (!each.caption) wrong.push('table without caption'); });
      document.querySelectorAll('th').forEach((each) => { if (!each.scope) wrong.push('th without scope'); });
      if (!document.documentElement.lang || !document.title) wrong.push('no language or title');
      if (document.querySelectorAll('h1').length !== 1 || !document.querySelector('main') || !document.querySelector('nav')) wrong.push('no landmarks');
      document.querySelectorAll('a[href^="#"]').forEach((each) => {
        if (!document.getElementById(decodeURIComponent(each.getAttribute('href').slice(1)))) wrong.push('dead link ' + each.getAttribute('href'));
      });
      const ids = Array.from(document.querySelectorAll('[id]')).map((each) => each.id);
      if (new Set(ids).size !== ids.length) wrong.push('an id stands there twice');
      return wrong;
    });
    await page.keyboard.press('Tab');
    const firstFocus = await page.evaluate(() => document.activeElement.textContent);
    await page.getByLabel('Search').fill(words);
    const found = await visible();
    const status = await page.getByRole('status').textContent();
    if (screenshot) await page.screenshot({ path: screenshot });
    await page.getByLabel('Search').fill('no such thing at all');
    const none = await page.getByRole('status').textContent();
    const hiddenSections = await page.locator('section.dataset:visible').count();
    await page.getByLabel('Search').fill('');
    const again = (await visible()).length;
    await page.setViewportSize({ width: 390, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    console.log(JSON.stringify({ all, sections, unlabelled, firstFocus, found, status, none, hiddenSections, again, overflow, requests, problems,
      elements: await page.evaluate(() => document.querySelectorAll('main img, main script, main iframe').length) }));
  } finally {
    await browser.close();
  }
})().catch((e) => { console.error(e); process.exitCode = 1; });
