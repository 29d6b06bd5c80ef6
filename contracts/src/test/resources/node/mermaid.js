// Draws diagrams with Mermaid in a real browser: node mermaid.js CHROMIUM FILE... Prints one JSON line per file: what it drew, or why it could not.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

(async () => {
  const [executablePath, ...files] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.setContent('<!DOCTYPE html><title>diagrams</title><div id="out"></div>');
    await page.addScriptTag({ path: path.join(__dirname, 'node_modules/mermaid/dist/mermaid.min.js') });
    for (const file of files) {
      const drawn = await page.evaluate(async (source) => {
        window.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', maxEdges: 10000, maxTextSize: 10000000 });
        try {
          const type = (await window.mermaid.parse(source)).diagramType;
          const { svg } = await window.mermaid.render('d' + Math.floor(performance.now()), source);
          const holder = document.createElement('div');
          holder.innerHTML = svg;
          holder.querySelectorAll('style').forEach((each) => each.remove());
          return { type, text: holder.textContent, nodes: holder.querySelectorAll('g.node').length };
        } catch (e) {
          return { error: String(e.message || e) };
        }
      }, fs.readFileSync(file, 'utf8'));
      console.log(JSON.stringify({ file, ...drawn }));
    }
  } finally {
    await browser.close();
  }
})().catch((e) => { console.error(e); process.exitCode = 1; });
