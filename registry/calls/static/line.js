// The desk's line to the registry: says that it is here every 5 s, and comes back by itself when it breaks.

const HOLD_MS = 5000;
const SOONEST_MS = 500;
const LATEST_MS = 5000;
const SIGNED_OUT = 4401;

export class Line {
  /**
   * @param {string} tag the language in which matters and languages are named
   * @param {{opened: () => void, lost: () => void, said: (message: object) => void}} ends
   */
  constructor(tag, ends) {
    this.ends = ends;
    // One desk is one open page: the same id after a break, another one when the page is loaded again.
    this.desk = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
    this.address = `${location.origin.replace(/^http/, "ws")}/desk/socket?lang=${encodeURIComponent(tag)}`;
    this.wait = SOONEST_MS;
    this.open();
    setInterval(() => this.say({ type: "hold" }), HOLD_MS);
  }

  /** Whether it was said; what is said into a broken line is lost. */
  say(message) {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  open() {
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.onopen = () => {
      this.wait = SOONEST_MS;
      this.say({ type: "open_desk", desk: this.desk });
      this.ends.opened();
    };
    socket.onmessage = (event) => this.ends.said(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (event.code === SIGNED_OUT) return location.reload();
      this.ends.lost();
      setTimeout(() => this.open(), this.wait);
      this.wait = Math.min(this.wait * 2, LATEST_MS);
    };
  }
}
