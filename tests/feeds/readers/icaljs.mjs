// One feed a line as a JSON string in, one list of events a line as JSON out.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = createRequire(`${process.argv[2]}/`);
const { default: ICAL } = await import(pathToFileURL(modules.resolve("ical.js")));

const events = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const found = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: moment(event.startDate),
      end: moment(event.endDate),
      location: event.location,
      status: component.getFirstPropertyValue("status"),
      url: component.getFirstPropertyValue("url"),
      sequence: event.sequence,
    };
  });
  ICAL.TimezoneService.reset();
  return found;
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(events(JSON.parse(line))) + "\n");
}
