// Cuts a face out of a picture: one finger moves it, two or the wheel bring it nearer, keys do both.
import { useEffect, useRef, useState } from "react";

const SIDE = 640;
const MOST_ZOOM = 5;
const STEP = 16;
const QUALITY = 0.92;

// Where the picture lies under the frame: `x` and `y` in frame widths from its middle, `zoom` 1 when it just fills it.
function held({ x, y, zoom }, ratio) {
  const near = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const reach = (length) => Math.max(0, (length * near - 1) / 2);
  const inside = (value, length) => Math.min(reach(length), Math.max(-reach(length), value));
  return { x: inside(x, Math.max(1, ratio)), y: inside(y, Math.max(1, 1 / ratio)), zoom: near };
}

// Brings it nearer around a place of the frame, which stays where it is.
function zoomed(at, to, px, py, ratio) {
  const near = Math.min(MOST_ZOOM, Math.max(1, to));
  const by = near / at.zoom;
  return held({ x: px - (px - at.x) * by, y: py - (py - at.y) * by, zoom: near }, ratio);
}

function usePicture(file) {
  const [picture, setPicture] = useState({ url: "", image: null, isBad: false });
  useEffect(() => {
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.onload = () => setPicture({ url, image, isBad: false });
    image.onerror = () => setPicture({ url: "", image: null, isBad: true });
    image.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return picture;
}

function cut(image, at, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const width = SIDE * Math.max(1, ratio) * at.zoom;
  const height = SIDE * Math.max(1, 1 / ratio) * at.zoom;
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, SIDE, SIDE);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, SIDE / 2 + at.x * SIDE - width / 2, SIDE / 2 + at.y * SIDE - height / 2, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

export function Cropper({ file, onUse, onLeave }) {
  const { url, image, isBad } = usePicture(file);
  const [at, setAt] = useState({ x: 0, y: 0, zoom: 1 });
  const [isBusy, setBusy] = useState(false);
  const frame = useRef(null);
  const fingers = useRef(new Map());
  const ratio = image ? image.naturalWidth / image.naturalHeight : 1;

  const place = (event) => {
    const box = frame.current.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width - 0.5, y: (event.clientY - box.top) / box.height - 0.5 };
  };
  const down = (event) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, place(event));
  };
  const move = (event) => {
    const was = fingers.current.get(event.pointerId);
    if (!was) return;
    const is = place(event);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, is);
    setAt((now) => {
      if (!other) return held({ ...now, x: now.x + is.x - was.x, y: now.y + is.y - was.y }, ratio);
      const apart = (one) => Math.hypot(one.x - other.x, one.y - other.y) || 0.01;
      const middle = { x: (is.x + other.x) / 2, y: (is.y + other.y) / 2 };
      const moved = { ...now, x: now.x + (is.x - was.x) / 2, y: now.y + (is.y - was.y) / 2 };
      return zoomed(moved, (now.zoom * apart(is)) / apart(was), middle.x, middle.y, ratio);
    });
  };
  const up = (event) => fingers.current.delete(event.pointerId);
  const press = (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const step = STEP / frame.current.clientWidth;
    setAt((now) => held({ ...now, x: now.x + way[0] * step, y: now.y + way[1] * step }, ratio));
  };
  // React's own wheel listeners can't keep the page from scrolling.
  useEffect(() => {
    const node = frame.current;
    if (!node) return undefined;
    const wheel = (event) => {
      event.preventDefault();
      const { x, y } = place(event);
      setAt((now) => zoomed(now, now.zoom * Math.exp(-event.deltaY / 400), x, y, ratio));
    };
    node.addEventListener("wheel", wheel, { passive: false });
    return () => node.removeEventListener("wheel", wheel);
  }, [ratio]);

  const use = async () => {
    setBusy(true);
    await onUse(await cut(image, at, ratio));
    setBusy(false);
  };
  if (isBad)
    return (
      <div className="crop">
        <p className="i2 pretty">This can't be read as a picture. Take a PNG, JPEG or WebP.</p>
        <button type="button" className="btn soft s52 full" onClick={onLeave}>
          Back
        </button>
      </div>
    );
  const size = { width: `${Math.max(1, ratio) * 100}%`, height: `${Math.max(1, 1 / ratio) * 100}%` };
  return (
    <div className="crop">
      <div
        ref={frame}
        className="crop-frame"
        tabIndex={0}
        role="group"
        aria-label="Move the picture with the arrow keys"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={press}
      >
        {url && (
          <img
            src={url}
            alt="Your picture"
            draggable={false}
            style={{ ...size, transform: `translate(-50%, -50%) translate(${(at.x * 100) / Math.max(1, ratio)}%, ${(at.y * 100) / Math.max(1, 1 / ratio)}%) scale(${at.zoom})` }}
          />
        )}
        <span className="crop-round" />
      </div>
      <input
        type="range"
        className="crop-zoom"
        aria-label="Nearer"
        min={1}
        max={MOST_ZOOM}
        step={0.01}
        value={at.zoom}
        onChange={(event) => setAt((now) => zoomed(now, Number(event.target.value), 0, 0, ratio))}
      />
      <div className="row gap8">
        <button type="button" className="btn soft s52 grow" onClick={onLeave}>
          Back
        </button>
        <button type="button" className="btn solid s52 grow" disabled={!image || isBusy} aria-busy={isBusy} onClick={use}>
          Use it
        </button>
      </div>
    </div>
  );
}
