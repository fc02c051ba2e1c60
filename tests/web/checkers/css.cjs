// What csstree finds wrong in style sheets: node css.cjs FILE... ; a line for each fault.
const { generate, lexer, parse, walk } = require("css-tree");
const { readFileSync } = require("node:fs");

// What csstree's tables cannot judge: a value that is computed.
const COMPUTED = /\b(clamp|max|min|var)\(/;

for (const file of process.argv.slice(2)) {
  const tell = (place, what) => console.log(`${file}:${place.line}:${place.column} ${what.split("\n", 1)[0]}`);
  const onParseError = (error) => tell(error, error.message);
  const tree = parse(readFileSync(file, "utf8"), { positions: true, onParseError });
  walk(tree, {
    visit: "Declaration",
    enter(node) {
      if (node.property.startsWith("--") || this.atrule?.name === "font-face") return;
      const { error } = lexer.matchProperty(node.property, node.value);
      if (!error) return;
      const isUnknown = error.name === "SyntaxReferenceError";
      if (isUnknown || !COMPUTED.test(generate(node.value))) tell(node.loc.start, `${node.property}: ${error.message}`);
    },
  });
}
