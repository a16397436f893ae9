// Sound and picture of one call: the unit offers, we answer. A guide without camera or microphone still receives.

const GATHER_MS = 1000;
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 25, max: 30 } };
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export class Talk {
  /**
   * @param {RTCIceServer[]} iceServers
   * @param {HTMLVideoElement} remote
   * @param {HTMLVideoElement} own
   * @param {{write: (channel: RTCDataChannel) => void, sign: (channel: RTCDataChannel) => void, level: (sound: MediaStreamTrack) => void,
   *   state: (state: RTCPeerConnectionState) => void, devices: (found: {sound: boolean, picture: boolean}) => void}} ends
   */
  constructor(iceServers, remote, own, ends) {
    this.ends = ends;
    this.own = own;
    this.remote = remote;
    this.over = false;
    // The picture of the resident does not wait for the guide's camera to wake up.
    this.devices = this.openDevices();
    this.peer = new RTCPeerConnection({ iceServers: iceServers.map(plain), bundlePolicy: "max-bundle" });
    const stream = new MediaStream();
    remote.srcObject = stream;
    this.peer.ontrack = ({ track }) => {
      stream.addTrack(track);
      if (track.kind === "audio") this.ends.level(track);
    };
    this.peer.ondatachannel = ({ channel }) => {
      if (channel.protocol === "t140") this.ends.write(channel);
      if (channel.label === "signing") this.ends.sign(channel);
    };
    this.peer.onconnectionstatechange = () => this.over || this.ends.state(this.peer.connectionState);
  }

  /** Our description for the unit's offer, all candidates within. */
  async answer(sdp) {
    const peer = this.peer;
    await peer.setRemoteDescription({ type: "offer", sdp });
    const ways = peer.getTransceivers();
    for (const way of ways) way.direction = "sendrecv";
    this.devices.then((stream) => this.attach(ways, stream));
    await peer.setLocalDescription();
    await gathered(peer);
    return peer.localDescription.sdp;
  }

  /** Mute or show a kind of our own media. */
  turn(kind, on) {
    this.devices.then((stream) => stream.getTracks().filter((t) => t.kind === kind).forEach((t) => (t.enabled = on)));
  }

  /** Let go of camera, microphone and every picture. */
  close() {
    this.over = true;
    this.peer.close();
    this.devices.then((stream) => stream.getTracks().forEach((track) => track.stop()));
    this.remote.srcObject = this.own.srcObject = null;
  }

  async openDevices() {
    const stream = await firstThatOpens([{ audio: SOUND, video: PICTURE }, { audio: SOUND }, { video: PICTURE }]);
    if (this.over) stream.getTracks().forEach((track) => track.stop());
    else this.own.srcObject = stream;
    this.ends.devices({ sound: stream.getAudioTracks().length > 0, picture: stream.getVideoTracks().length > 0 });
    return stream;
  }

  async attach(ways, stream) {
    if (this.over) return;
    for (const track of stream.getTracks()) {
      const way = ways.find((one) => one.receiver.track.kind === track.kind);
      await way?.sender.replaceTrack(track);
    }
  }
}

async function firstThatOpens(wishes) {
  for (const wish of wishes) {
    try {
      return await navigator.mediaDevices.getUserMedia(wish);
    } catch (error) {
      console.warn("no", Object.keys(wish).join(" and "), error.name);
    }
  }
  return new MediaStream();
}

function gathered(peer) {
  return new Promise((done) => {
    // What an unreachable STUN server would bring is not waited for: the unit offers ways of its own.
    const timer = setTimeout(done, GATHER_MS);
    const look = () => {
      if (peer.iceGatheringState !== "complete") return;
      clearTimeout(timer);
      done();
    };
    peer.addEventListener("icegatheringstatechange", look);
    look();
  });
}

function plain({ urls, username, credential }) {
  return username ? { urls, username, credential } : { urls };
}
