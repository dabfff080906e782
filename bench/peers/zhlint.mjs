// zhlint with the rules its own README recommends.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const zhlint = createRequire(process.cwd() + "/")("zhlint");
const text = readFileSync(process.argv[2], "utf-8");
const options = { rules: { preset: "default" } };
zhlint.run(text.slice(0, 2000), options);
let best = Infinity, found = 0;
for (let round = 0; round < 3; round++) {
  const start = performance.now();
  found = zhlint.run(text, options).validations.length;
  best = Math.min(best, (performance.now() - start) / 1000);
}
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ready: 0, seconds: best, characters: [...text].length, found, memory_mb: memory }));
