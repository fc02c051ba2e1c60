// What Firefox's reader view makes of pages: one JSON object a line in ({url, html}), one a line out.
import { createInterface } from "node:readline";
import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";

const quiet = new VirtualConsole();
for await (const line of createInterface({ input: process.stdin })) {
  const { url, html } = JSON.parse(line);
  const document = new JSDOM(html, { url, virtualConsole: quiet }).window.document;
  const found = new Readability(document).parse();
  process.stdout.write(JSON.stringify(found) + "\n");
}
