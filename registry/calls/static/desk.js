// The desk: on duty, a ring, a call, and back. What the registry says of our standing is what is shown.

import { showLevel } from "./level.js";
import { Line } from "./line.js";
import { Bell } from "./ring.js";
import { Talk } from "./talk.js";
import { Text } from "./text.js";

const $ = (id) => document.getElementById(id);
const words = JSON.parse($("words").textContent);
const say = (key, fields = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? "");
const desk = $("desk");
const memory = `duty:${desk.dataset.guide}`;
const bell = new Bell();

let online = false;
let standing = { on_duty: false, call: null, rings: [] };
let talk = null;
let taken = null;
let signing = null;
let stopLevel = () => {};
const text = new Text($("write"), $("written"), () => openText(true));

const line = new Line(desk.dataset.tag, {
  opened() {
    online = true;
    // A page that is loaded again, or was cut off, goes on where the guide left it.
    if (sessionStorage.getItem(memory) === "on") line.say({ type: "duty", on: true });
    show();
  },
  lost() {
    online = false;
    standing = { ...standing, rings: [] };
    show();
  },
  said(message) {
    heard[message.type]?.(message);
    show();
  },
});

const heard = {
  standing(message) {
    const missed = taken?.asked && message.call === null && !message.rings.some((ring) => ring.call === taken.call);
    standing = message;
    if (missed) {
      $("last").textContent = say("desk.taken");
      taken = null;
    }
    if (talk && message.call === null) end("other");
  },
  accepted(message) {
    taken = { ...taken, call: message.call, asked: false };
    talk?.close();
    talk = new Talk(message.ice_servers, $("remote"), $("own"), {
      state: talkState,
      devices: devicesFound,
      write: (channel) => text.join(channel),
      sign: (channel) => {
        signing = channel;
        channel.onmessage = ({ data }) => $("talk").classList.toggle("signs", data === "on");
      },
      level: (track) => (stopLevel = showLevel(track, $("talk"))),
    });
    $("written").lang = taken.language ?? "";
    openText(false);
    for (const button of [$("mute"), $("camera"), $("sign")]) press(button, false);
    $("own-text").textContent = "";
    $("talk-state").textContent = say("desk.connecting");
  },
  async signal(message) {
    if (!talk || message.kind !== "offer") return;
    const mine = talk;
    try {
      const sdp = await mine.answer(message.sdp);
      if (mine === talk) line.say({ type: "signal", kind: "answer", sdp });
    } catch (error) {
      console.error(error);
      if (mine === talk) hangUp("media_failed");
    }
  },
  ended(message) {
    end(message.cause);
  },
};

function talkState(state) {
  if (state === "connected") $("talk-state").textContent = say("desk.talking");
  if (state === "disconnected") $("talk-state").textContent = say("desk.line_lost");
  if (state === "failed") hangUp("line_lost");
}

function devicesFound({ sound, picture }) {
  $("mute").disabled = !sound;
  $("camera").disabled = !picture;
  $("own-text").textContent = picture ? "" : say("desk.no_camera");
}

function accept(ring) {
  bell.allow();
  taken = { ...ring, asked: true };
  line.say({ type: "accept", call: ring.call });
}

function hangUp(cause) {
  line.say({ type: "hang_up", cause });
  end(cause);
}

function end(cause) {
  if (!talk) return;
  talk.close();
  stopLevel();
  text.forget();
  signing = null;
  $("talk").classList.remove("signs");
  talk = taken = null;
  $("last").textContent = say(words[`desk.ended.${cause}`] ? `desk.ended.${cause}` : "desk.ended.other");
}

function openText(open) {
  $("text-panel").hidden = !open;
  $("text").setAttribute("aria-expanded", String(open));
}

function press(button, on) {
  button.setAttribute("aria-pressed", String(on));
  const label = {
    mute: ["desk.mute", "desk.unmute"],
    camera: ["desk.camera_off", "desk.camera_on"],
    sign: ["desk.sign", "desk.sign_end"],
  }[button.id];
  button.querySelector("span").textContent = say(label[Number(on)]);
}

function show() {
  const ringing = online && !talk && standing.rings.length > 0;
  desk.dataset.state = talk ? "talking" : ringing ? "ringing" : standing.on_duty ? "waiting" : "off";
  $("talk").hidden = !talk;
  $("duty").hidden = $("idle").hidden = Boolean(talk);
  $("rings").hidden = !ringing;
  $("duty-switch").disabled = !online;
  $("duty-switch").setAttribute("aria-checked", String(standing.on_duty));
  $("duty-word").textContent = say(standing.on_duty ? "desk.on_duty" : "desk.off_duty");
  $("duty-text").textContent = say(
    !online ? "desk.line_lost" : standing.on_duty ? "desk.waiting" : "desk.waiting_off",
  );
  if (talk && taken?.autonym) $("talk-who").textContent = [taken.autonym, taken.topic, taken.site].join(" · ");
  showRings(ringing ? standing.rings : []);
  if (ringing) bell.ring(say("desk.ring", { language: standing.rings[0].language_name }));
  else bell.still();
}

function showRings(rings) {
  const shown = new Map([...$("rings").children].map((card) => [card.dataset.call, card]));
  for (const [call, card] of shown) if (!rings.some((ring) => ring.call === call)) card.remove();
  for (const ring of rings) if (!shown.has(ring.call)) $("rings").append(card(ring));
}

function card(ring) {
  const made = $("ring").content.firstElementChild.cloneNode(true);
  made.dataset.call = ring.call;
  for (const field of made.querySelectorAll("[data-field]")) field.textContent = ring[field.dataset.field];
  made.querySelector("[data-field=autonym]").lang = ring.language;
  made.querySelector(".patience").style.animationDuration = `${ring.seconds_left}s`;
  made.querySelector(".accept").onclick = () => accept(ring);
  return made;
}

$("duty-switch").onclick = () => {
  bell.allow();
  $("last").textContent = "";
  const on = !standing.on_duty;
  sessionStorage.setItem(memory, on ? "on" : "off");
  line.say({ type: "duty", on });
};
$("mute").onclick = () => toggle($("mute"), "audio");
$("camera").onclick = () => {
  const off = toggle($("camera"), "video");
  $("own-text").textContent = off ? say("desk.own_off") : "";
};
$("sign").onclick = () => {
  if (signing?.readyState !== "open") return;
  const on = $("sign").getAttribute("aria-pressed") !== "true";
  signing.send(on ? "on" : "off");
  press($("sign"), on);
};
$("text").onclick = () => {
  openText($("text-panel").hidden);
  if (!$("text-panel").hidden) $("write").focus();
};
$("hang-up").onclick = () => {
  hangUp("guide_hung_up");
  show();
};
addEventListener("pagehide", () => talk && hangUp("guide_hung_up"));

function toggle(button, kind) {
  const off = button.getAttribute("aria-pressed") !== "true";
  talk?.turn(kind, !off);
  press(button, off);
  return off;
}
