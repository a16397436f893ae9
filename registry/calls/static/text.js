// Real-time text: each letter as it is typed, over a data channel of the subprotocol t140 (RFC 8865; ITU-T T.140).

const BACKSPACE = "\b";
const NEW_LINE = "\u2028";
const MOST_CHARACTERS = 4000;
const LINE_ENDS = /[\u2028\u2029\n]/u;
// Controls and formats are no text, but marks of direction and of joining are.
const NO_TEXT = /(?![\u200c-\u200f\u061c\u2066-\u2069])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const MARK = /\p{M}/u;

/** What the other end has written, after these characters of it. */
export function received(written, came) {
  const letters = [...written];
  for (const character of came) {
    if (character === BACKSPACE) takeBack(letters);
    else if (LINE_ENDS.test(character)) letters.push("\n");
    else if (!NO_TEXT.test(character)) letters.push(character);
  }
  return letters.slice(-MOST_CHARACTERS).join("");
}

/** The characters that turn one text into another at the other end. */
export function strokes(before, after) {
  const [old, now] = [[...before], [...after]];
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same++;
  while (same > 0 && [old, now].some((text) => text.length > same && MARK.test(text[same]))) same--;
  const back = old.slice(same);
  let taken = 0;
  for (; back.length; taken++) takeBack(back);
  return BACKSPACE.repeat(taken) + now.slice(same).join("").replaceAll("\n", NEW_LINE);
}

function takeBack(letters) {
  while (letters.length && MARK.test(letters.at(-1))) letters.pop();
  letters.pop();
}

export class Text {
  /**
   * @param {HTMLTextAreaElement} field where the guide writes
   * @param {HTMLElement} theirs where the resident's words stand
   * @param {() => void} wrote told when the resident writes
   */
  constructor(field, theirs, wrote) {
    this.field = field;
    this.theirs = theirs;
    this.wrote = wrote;
    this.channel = null;
    field.oninput = () => this.send();
    this.forget();
  }

  join(channel) {
    this.channel = channel;
    channel.onopen = () => this.send();
    channel.onmessage = ({ data }) => {
      if (typeof data !== "string") return;
      this.theirs.textContent = received(this.theirs.textContent, data);
      this.theirs.scrollTop = this.theirs.scrollHeight;
      this.wrote();
    };
    this.send();
  }

  send() {
    if (this.channel?.readyState !== "open") return;
    const characters = strokes(this.sent, this.field.value);
    if (characters) this.channel.send(characters);
    this.sent = this.field.value;
  }

  /** Nothing of what was written stays on the page. */
  forget() {
    this.channel = null;
    this.sent = this.field.value = this.theirs.textContent = "";
  }
}
