// What html-validate finds wrong in pages: node markup.cjs FILE... ; a line for each fault.
const { HtmlValidate, StaticConfigLoader } = require("html-validate");

const loader = new StaticConfigLoader({
  root: true,
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "no-implicit-button-type": "off", // A button sends its form, as HTML has it.
    "require-sri": "off", // All files are of our own host.
  },
});
const validator = new HtmlValidate(loader);
for (const file of process.argv.slice(2)) {
  const report = validator.validateFileSync(file);
  for (const { messages } of report.results)
    for (const one of messages) console.log(`${file}:${one.line}:${one.column} ${one.ruleId}: ${one.message}`);
}
