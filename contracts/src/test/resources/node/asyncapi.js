// Parses AsyncAPI documents with the official parser: node asyncapi.js FILE... Prints what it finds; exit code 1 when something is an error.
'use strict';
const fs = require('fs');
const { Parser } = require('@asyncapi/parser');

(async () => {
  let failed = false;
  for (const file of process.argv.slice(2)) {
    const { document, diagnostics } = await new Parser().parse(fs.readFileSync(file, 'utf8'));
    for (const each of diagnostics) {
      failed = failed || each.severity === 0;
      console.log([file, each.severity, each.code, each.path.join('.'), each.message].join(' | '));
    }
    if (!document) {
      failed = true;
      console.log(file + ' | no document');
    } else {
      console.log(file + ' | channels ' + document.channels().all().map((each) => each.id()).sort().join(','));
    }
  }
  process.exitCode = failed ? 1 : 0;
})();
