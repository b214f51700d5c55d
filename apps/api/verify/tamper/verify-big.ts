import { openAsBlob } from 'node:fs';
import { verifyBundle } from '@docket/audit/bundle';

/** A process of its own, so that its memory is that of the verification alone. Arguments: file, key, anchor. */
const [file = '', key = '', anchor = ''] = process.argv.slice(2);
const began = performance.now();
const report = await verifyBundle(await openAsBlob(file), { key, anchors: [anchor] });
const seconds = (performance.now() - began) / 1000;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(
  JSON.stringify({
    ok: report.ok,
    anchored: report.anchored,
    entries: report.entries,
    seconds,
    // beside the time of day, which other work on the machine lengthens
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    // maxRSS is in kilobytes
    megabytes: maxRSS / 1024,
  }),
);
