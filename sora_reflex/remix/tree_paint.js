// Draws a family on a canvas: posters where they are large enough to be seen, sparks where they are not.
import { TALL } from "./tree_layout.js";

const POSTER_PX = 11;
const BADGE_PX = 24;
const MOST_LOADING = 24;
const KEPT = { width: 120, height: 214 };
const CURVE = 0.5;

// Posters with round corners, ready to be drawn: rounding each of them in each frame would take most of its time.
export function makePosters(onReady) {
  const known = new Map();
  let loading = 0;
  const round = (image) => {
    const kept = document.createElement("canvas");
    Object.assign(kept, KEPT);
    const context = kept.getContext("2d");
    context.beginPath();
    context.roundRect(0, 0, KEPT.width, KEPT.height, 18);
    context.clip();
    const scale = Math.max(KEPT.width / image.naturalWidth, KEPT.height / image.naturalHeight);
    const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    context.drawImage(image, (KEPT.width - width) / 2, (KEPT.height - height) / 2, width, height);
    return kept;
  };
  return (url) => {
    if (known.has(url)) return known.get(url);
    if (!url || loading >= MOST_LOADING) return null;
    const image = new Image();
    known.set(url, null);
    loading += 1;
    image.onload = () => {
      known.set(url, round(image));
      loading -= 1;
      onReady();
    };
    image.onerror = () => {
      loading -= 1;
      onReady();
    };
    image.src = url;
    return null;
  };
}

export function readColors(node) {
  const style = getComputedStyle(node);
  const of = (name) => style.getPropertyValue(`--color-${name}`).trim();
  return { ink: of("ink"), dim: of("ink-3"), line: of("line"), edge: of("edge"), plate: of("surface-3"), canvas: of("canvas"), sun: of("sun-3"), font: style.fontFamily };
}

const placeOf = (node, view) => ({ x: node.x * view.k + view.x, y: node.y * view.k + view.y, w: node.w * view.k });

function curve(path, from, to) {
  const middle = from.y + (to.y - from.y) * CURVE;
  path.moveTo(from.x, from.y);
  path.bezierCurveTo(from.x, middle, to.x, middle, to.x, to.y);
}

// What joins the clips on the screen to what they came of: bent between posters, straight to sparks.
function paintEdges(context, shown, view, colors) {
  context.strokeStyle = colors.edge;
  context.lineWidth = 1.1;
  const [toSparks, toPosters] = [new Path2D(), new Path2D()];
  for (const [node, place] of shown) {
    if (!node.parent) continue;
    const from = placeOf(node.parent, view);
    if (place.w < POSTER_PX) {
      toSparks.moveTo(from.x, from.y);
      toSparks.lineTo(place.x, place.y);
    } else curve(toPosters, from, place);
  }
  // Hundreds to one clip are a shimmer, not a wall.
  context.globalAlpha = 0.18;
  context.stroke(toSparks);
  context.globalAlpha = 0.6;
  context.stroke(toPosters);
  context.globalAlpha = 1;
}

function paintGround(context, rings, colors, k) {
  context.lineWidth = 1 / k;
  context.strokeStyle = colors.line;
  for (const [across, up] of rings) {
    context.beginPath();
    context.ellipse(0, 0, across, up, 0, Math.PI, 2 * Math.PI);
    context.stroke();
  }
  context.lineWidth = 1.5 / k;
  context.strokeStyle = colors.sun;
  context.globalAlpha = 0.4;
  context.beginPath();
  context.moveTo(-1e5, 0);
  context.lineTo(1e5, 0);
  context.stroke();
  context.globalAlpha = 1;
}

function paintPath(context, chosen, colors, k) {
  context.strokeStyle = colors.ink;
  context.lineWidth = 2.5 / k;
  const path = new Path2D();
  for (let node = chosen; node?.parent; node = node.parent) curve(path, node.parent, node);
  context.stroke(path);
}

function paintPoster(context, node, place, posters, colors, isChosen) {
  const { x, y, w } = place;
  const h = w * TALL;
  const [left, top] = [x - w / 2, y - h / 2];
  const poster = posters(node.kin.thumbnail);
  if (isChosen) {
    context.strokeStyle = colors.ink;
    context.lineWidth = 2.5;
    context.beginPath();
    context.roundRect(left - 4, top - 4, w + 8, h + 8, w / 5.5 + 4);
    context.stroke();
  }
  if (poster) {
    context.drawImage(poster, left, top, w, h);
    return;
  }
  context.fillStyle = node.kin.id ? node.kin.color || colors.plate : colors.canvas;
  context.beginPath();
  context.roundRect(left, top, w, h, w / 6.6);
  context.fill();
  if (!node.kin.id) {
    // A gap: there was one, and what came of it still hangs together.
    context.strokeStyle = colors.edge;
    context.lineWidth = 1.25;
    context.setLineDash([4, 4]);
    context.stroke();
    context.setLineDash([]);
  }
}

function paintBadge(context, node, place, colors) {
  const text = node.depth ? `+${node.below.toLocaleString("en")}` : node.kin.handle ? `Root · @${node.kin.handle}` : "Root";
  const y = place.y + (place.w * TALL) / 2;
  const width = context.measureText(text).width + 14;
  context.fillStyle = node.depth ? colors.plate : colors.ink;
  context.beginPath();
  context.roundRect(place.x - width / 2, y - 10, width, 20, 10);
  context.fill();
  context.fillStyle = node.depth ? colors.ink : colors.canvas;
  context.fillText(text, place.x, y + 0.5);
}

// One frame. `view` is how the world lies on the screen: {x, y, k}, in CSS pixels.
export function paint(context, { width, height, density }, view, family, chosen, posters, colors) {
  const { nodes, rings } = family;
  const shown = [];
  for (const node of nodes) {
    const place = placeOf(node, view);
    const reach = place.w + 8;
    const isOff = place.x < -reach || place.x > width + reach || place.y < -reach * TALL || place.y > height + reach * TALL;
    if (!isOff) shown.push([node, place]);
  }
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(density * view.k, 0, 0, density * view.k, density * view.x, density * view.y);
  paintGround(context, rings, colors, view.k);
  context.setTransform(density, 0, 0, density, 0, 0);
  paintEdges(context, shown, view, colors);
  context.setTransform(density * view.k, 0, 0, density * view.k, density * view.x, density * view.y);
  paintPath(context, chosen, colors, view.k);
  context.setTransform(density, 0, 0, density, 0, 0);
  context.font = `600 11px ${colors.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const badges = [];
  for (const [node, place] of shown) {
    if (place.w < POSTER_PX && node !== chosen) {
      // A spark, in the clip's own colour.
      const size = Math.max(2, Math.min(5, place.w));
      context.fillStyle = node.kin.color || colors.dim;
      context.fillRect(place.x - size / 2, place.y - size / 2, size, size);
      continue;
    }
    if (node === chosen) place.w = Math.max(place.w, BADGE_PX);
    paintPoster(context, node, place, posters, colors, node === chosen);
    if ((node.below || !node.depth) && place.w >= BADGE_PX) badges.push([node, place]);
  }
  for (const [node, place] of badges) paintBadge(context, node, place, colors);
}

// While it moves: the last picture, moved and scaled, which takes a fraction of the time of a new one.
export function shift(context, { width, height, density }, view, last) {
  const k = view.k / last.view.k;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width * density, height * density);
  context.setTransform(k, 0, 0, k, density * (view.x - last.view.x * k), density * (view.y - last.view.y * k));
  context.drawImage(last.picture, 0, 0);
}

// The clip under a point of the screen, or the nearest spark; none where there is nothing near.
export function nodeAt(nodes, view, x, y) {
  let found = null;
  let least = 16;
  for (const node of nodes) {
    const [dx, dy] = [Math.abs(node.x * view.k + view.x - x), Math.abs(node.y * view.k + view.y - y)];
    const w = node.w * view.k;
    const away = Math.max(dx - w / 2, dy - (w * TALL) / 2, 0);
    if (away < least) [found, least] = [node, away];
    if (away === 0) return node;
  }
  return found;
}
