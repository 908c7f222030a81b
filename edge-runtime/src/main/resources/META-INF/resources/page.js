// Shows GET /v1/observe, once a second. All that comes from the runtime is set as text, never as markup.

const SECOND = 1000;
const LONGEST_PAUSE = 15 * SECOND;
const TIMEOUT = 5 * SECOND;
const SLOT_SECONDS = 3;
const TINY = 96;
const NO_DIGEST = 'none';
const SHORT_DIGEST = 'sha256:'.length + 12;

const WHY = {
  edge: 'easy: the shallow model was sure',
  cloud: 'hard: the deep model answered in time',
  'edge-timeout': 'hard: the deep model was not in time',
  'edge-offline': 'hard: no deep model was heard',
  'edge-budget': 'hard: a budget kept it here',
};

const byId = (id) => document.getElementById(id);
const whole = new Intl.NumberFormat('en');

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content.map((part) => (part instanceof Node ? part : String(part))));
  return made;
}

function drawing(tag, attributes, ...content) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...content);
  return made;
}

function say(id, text) {
  const place = byId(id);
  if (place.textContent !== text) place.textContent = text;
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const some = (counts) => Object.entries(counts).filter(([, count]) => count > 0);
const listed = (counts) => some(counts).map(([name, count]) => `${name}: ${whole.format(count)}`).join(', ');
const sourceClass = (source) => (source in WHY ? `source-${source}` : '');

function percent(part, all) {
  if (all === 0) return '–';
  const share = (100 * part) / all;
  return `${share > 0 && share < 9.95 ? share.toFixed(1) : Math.round(share)}\u00a0%`;
}

function millis(value) {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : whole.format(Math.round(value));
}

function size(bytes) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

// A line through the values; one that is null leaves a gap, one between two gaps is a dot.
function path(values, top) {
  const step = 100 / Math.max(1, values.length - 1);
  let drawn = '';
  let pen = 'M';
  values.forEach((value, i) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    const point = `${(i * step).toFixed(1)} ${(22 - (20 * value) / top).toFixed(1)}`;
    drawn += pen === 'M' ? `M${point}h0.1` : `L${point}`;
    pen = 'L';
  });
  return drawn;
}

function sparkline(description, lines) {
  const top = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0))) || 1;
  return drawing(
    'svg',
    { viewBox: '0 0 100 24', preserveAspectRatio: 'none', role: 'img', 'aria-label': description },
    ...lines.map(({ values, opacity }) =>
      drawing('path', {
        d: path(values, top),
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 1.75,
        'stroke-opacity': opacity,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        'vector-effect': 'non-scaling-stroke',
      }),
    ),
  );
}

function showHeadline(service, spool) {
  const recent = sum(service.sources.map((source) => source.recent.count));
  const cloud = service.sources.find((source) => source.source === 'cloud')?.recent.count ?? 0;
  const { agreed, disagreed, bytes } = service.offload;
  say('rate', whole.format(service.answersPerSecond));
  const perSlot = service.sources[0].series.map((_, i) => sum(service.sources.map((source) => source.series[i].count)));
  const finished = perSlot.slice(0, -1).map((count) => count / SLOT_SECONDS);
  byId('rate-line').replaceChildren(
    sparkline('answers a second over the last minute', [{ values: finished, opacity: 1 }]),
  );
  say('share', percent(cloud, recent));
  say('share-words', `of ${whole.format(recent)} in the last minute; ${size(bytes)} sent since start`);
  say('agree', percent(agreed, agreed + disagreed));
  say('agree-words', `of ${whole.format(agreed + disagreed)} hard examples that both looked at`);
  say('waiting', whole.format(spool.samples));
  say('waiting-words', spool.samples === 1 ? 'hard example for training' : 'hard examples for training');
}

function showSources(sources) {
  const recent = sum(sources.map((source) => source.recent.count));
  const bar = byId('bar');
  const legend = byId('legend');
  if (bar.childElementCount !== sources.length) {
    bar.replaceChildren(...sources.map(({ source }) => element('span', `ink ${sourceClass(source)}`)));
    legend.replaceChildren(
      ...sources.map(({ source }) =>
        element(
          'li',
          '',
          element('span', `swatch ink ${sourceClass(source)}`),
          element('span', '', element('strong', ''), ` ${source}`),
          element('span', 'words', WHY[source] ?? ''),
        ),
      ),
    );
  }
  sources.forEach(({ source, recent: { count } }, i) => {
    bar.children[i].style.flexGrow = count;
    bar.children[i].hidden = count === 0;
    legend.children[i].classList.toggle('zero', count === 0);
    legend.children[i].querySelector('strong').textContent = percent(count, recent);
  });
}

function latencyRow({ source, total, recent, series }) {
  const empty = recent.count === 0;
  const values = (which) => series.map((slot) => (slot.count === 0 ? null : slot[which]));
  const trend = empty
    ? ''
    : sparkline(`p50 and p99 of ${source} over the last minute`, [
        { values: values('p99Millis'), opacity: 0.4 },
        { values: values('p50Millis'), opacity: 1 },
      ]);
  const name = element('th', '', element('span', `swatch ink ${sourceClass(source)}`), source);
  name.scope = 'row';
  return element(
    'tr',
    empty ? 'zero' : '',
    name,
    element('td', 'value', empty ? '–' : millis(recent.p50Millis)),
    element('td', 'value', empty ? '–' : millis(recent.p99Millis)),
    element('td', `trend ${sourceClass(source)}`, trend),
    element('td', 'value all', whole.format(total)),
  );
}

function facts(id, pairs) {
  byId(id).replaceChildren(
    ...pairs
      .filter(([, value]) => value)
      .map(([name, value]) => element('div', '', element('dt', '', name), element('dd', '', value))),
  );
}

function word(id, text, good) {
  say(id, text);
  byId(id).className = `word ${good ? 'good' : 'bad'}`;
}

const planInForce = ({ generation, digest }) =>
  digest === NO_DIGEST ? 'none yet' : `generation ${generation}, ${digest.slice(0, SHORT_DIGEST)}`;

function showPlan(plan, reports) {
  word('plan-word', plan.refusal === null ? 'applies' : 'the last one was refused', plan.refusal === null);
  say('plan-words', plan.refusal ?? planInForce(plan));
  byId('plan-words').title = plan.digest;
  facts('plan-facts', [
    ['in force', plan.refusal !== null && planInForce(plan)],
    ['refused', plan.refused > 0 && whole.format(plan.refused)],
    ['reports', reports.sent > 0 && whole.format(reports.sent)],
    ['sent again', reports.resent > 0 && whole.format(reports.resent)],
  ]);
}

function whyNoService({ generation, digest, refusal }) {
  const why = digest === NO_DIGEST ? 'the runtime waits for its plan' : `the plan of generation ${generation} has none`;
  return `No service yet: ${why}. ${refusal === null ? '' : `The last plan was refused: ${refusal}`}`;
}

function showLink({ link, refusedFrames, failedRequests }, { cloudHeard, offload }) {
  const text = !link.connected
    ? 'not connected'
    : cloudHeard
      ? 'the cloud is heard'
      : 'connected, but no deep worker is heard';
  word('link-word', text, link.connected && cloudHeard);
  say('link-words', `${link.transport}: ${link.description}`);
  facts('link-facts', [
    ['round trip p99', offload.roundTrip.count > 0 && `${millis(offload.roundTrip.p99Millis)} ms`],
    ['asked twice', whole.format(offload.retries)],
    ['too late', whole.format(offload.late)],
    ['unexpected', offload.unexpected > 0 && whole.format(offload.unexpected)],
    ['refused frames', listed(refusedFrames)],
    ['failed requests', listed(failedRequests)],
  ]);
}

function showSpool(spool) {
  const dropped = sum(Object.values(spool.dropped));
  word('spool-word', spool.state, spool.state === 'healthy');
  say('spool-words', spool.detail ?? `${whole.format(spool.samples)} waiting, ${size(spool.bytes)}`);
  facts('spool-facts', [
    ['stored', whole.format(spool.stored)],
    ['delivered', whole.format(spool.delivered)],
    ['dropped', dropped === 0 ? 'nothing' : listed(spool.dropped)],
  ]);
}

function picture(example) {
  const frame = element('div', 'picture');
  if (example.picture === null) {
    frame.append('no picture');
    return frame;
  }
  const image = new Image();
  image.alt = '';
  image.addEventListener('load', () => image.classList.toggle('tiny', image.naturalWidth < TINY));
  image.addEventListener('error', () => image.replaceWith('no longer kept'));
  image.src = example.picture;
  frame.append(image);
  return frame;
}

function verdict(who, { label, confidence, model }) {
  const line = element(
    'div',
    'verdict',
    element('b', '', who),
    element('q', '', label),
    element('span', '', `${Math.round(100 * confidence)}\u00a0%`),
  );
  line.title = `${label}, says ${model}`;
  return line;
}

function mark({ edge, cloud, source }) {
  if (cloud === null) return element('span', 'mark alone', `– ${source}`);
  return edge.label === cloud.label
    ? element('span', 'mark agree', '✓ agree')
    : element('span', 'mark differ', '≠ differ');
}

function hardExample(example) {
  const words = element('div', 'said', mark(example), verdict('edge', example.edge));
  if (example.cloud !== null) words.append(verdict('cloud', example.cloud));
  const item = element('li', '', picture(example), words);
  const when = new Date(example.time).toLocaleTimeString('en-GB');
  item.title = `${when}, hardness ${example.hardness.toFixed(2)}`;
  return item;
}

const shown = new Map();

function showHardExamples(examples) {
  byId('hard-none').hidden = examples.length > 0;
  const ids = new Set(examples.map((example) => example.id));
  const same = ids.size === shown.size && [...ids].every((id) => shown.has(id));
  if (same) return;
  [...shown.keys()].filter((id) => !ids.has(id)).forEach((id) => shown.delete(id));
  examples.forEach((example) => shown.has(example.id) || shown.set(example.id, hardExample(example)));
  byId('hard').replaceChildren(...examples.map((example) => shown.get(example.id)));
}

const nameOf = (service) => `${service.namespace}/${service.name}`;

// The service is in the address, so that it stays when the page is loaded again or sent to someone.
function chosen(services) {
  const wanted = decodeURIComponent(location.hash.slice(1));
  return services.find((service) => nameOf(service) === wanted) ?? services[0];
}

function showChoice(services, service) {
  const select = byId('service');
  const names = services.map(nameOf);
  if (names.join() !== [...select.options].map((option) => option.value).join()) {
    select.replaceChildren(...names.map((name) => new Option(name)));
  }
  select.value = nameOf(service);
  byId('choose').hidden = services.length < 2;
}

function show(snapshot) {
  const { services, spool } = snapshot;
  byId('figures').hidden = services.length === 0;
  byId('none').hidden = services.length > 0;
  if (services.length === 0) {
    say('node', `edge runtime on ${snapshot.node}`);
    say('none', whyNoService(snapshot.plan));
    return;
  }
  const service = chosen(services);
  say('node', `${nameOf(service)} on ${snapshot.node}`);
  showChoice(services, service);
  showHeadline(service, spool);
  showSources(service.sources);
  byId('latency').replaceChildren(...service.sources.map(latencyRow));
  showPlan(snapshot.plan, snapshot.reports);
  showLink(snapshot, service);
  showSpool(spool);
  showHardExamples(service.hardExamples);
}

let last = null;
let failures = 0;
let timer = 0;
let asking = false;

function showState(reachable) {
  byId('state').dataset.state = reachable ? 'live' : 'lost';
  say('state', reachable ? 'live' : 'runtime not reachable');
  byId('figures').classList.toggle('stale', !reachable);
  byId('unreachable').hidden = reachable;
  if (!reachable) {
    const next = pause() / SECOND;
    say('unreachable', `The runtime does not answer. ${last ? 'What you see is the last it said. ' : ''}Next try in ${next} s.`);
  }
  if (last) say('seen', `As of ${new Date(last.time).toLocaleTimeString('en-GB')}.`);
}

const pause = () => Math.min(LONGEST_PAUSE, SECOND * 2 ** failures);

async function read() {
  try {
    const answer = await fetch('/v1/observe', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function poll() {
  clearTimeout(timer);
  if (asking) return;
  asking = true;
  const snapshot = await read();
  asking = false;
  failures = snapshot === null ? failures + 1 : 0;
  last = snapshot ?? last;
  showState(snapshot !== null);
  timer = setTimeout(poll, pause());
  if (snapshot !== null && !document.hidden) show(snapshot);
}

byId('service').addEventListener('change', (event) => {
  location.hash = encodeURIComponent(event.target.value);
});
addEventListener('hashchange', () => last && show(last));
document.addEventListener('visibilitychange', () => document.hidden || poll());
poll();
