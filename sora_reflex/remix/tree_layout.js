// Where each clip of a family stands: the first on the horizon, each generation on a half ring around it.
import { hierarchy, tree } from "d3-hierarchy";

const RING = 200;
const ROOT_WIDTH = 76;
const WIDEST = 58;
const NARROWEST = 22;
export const TALL = 16 / 9;

// Rings come closer together outwards, so that a long line still fits.
const radius = (depth) => RING * depth ** 0.82;

function widthOf(node) {
  if (node.depth === 0) return ROOT_WIDTH;
  return Math.min(WIDEST, NARROWEST + 4.5 * Math.log2(1 + node.below));
}

// No poster covers its neighbour on the ring: where it is crowded they are small, and open as one comes nearer.
function fit(nodes) {
  const rings = new Map();
  for (const node of nodes) rings.set(node.depth, [...(rings.get(node.depth) ?? []), node]);
  for (const [depth, ring] of rings) {
    ring.sort((one, other) => one.angle - other.angle);
    ring.forEach((node, at) => {
      const gaps = [ring[at - 1], ring[at + 1]].filter(Boolean).map((other) => Math.abs(other.angle - node.angle));
      const room = Math.min(...gaps, Math.PI) * radius(depth);
      const tallest = (radius(depth + 1) - radius(depth)) * 0.78;
      node.w = depth ? Math.min(widthOf(node), room * 0.86, tallest / TALL) : ROOT_WIDTH;
      node.ring = at;
    });
  }
}

// `kin` as the server lists them: each after its parent. Gives the nodes with x, y, w, depth, below, parent and children.
export function layOut(kin, aspect) {
  const children = kin.map(() => []);
  kin.forEach((one, at) => one.parent >= 0 && children[one.parent].push(at));
  const root = hierarchy(0, (at) => children[at]);
  root.eachAfter((node) => {
    node.below = (node.children ?? []).reduce((sum, child) => sum + child.below + 1, 0);
  });
  // The largest families stand in the middle of their ring, where there is most room.
  root.each((node) => node.children && spread(node.children));
  tree()
    .size([Math.PI * 0.94, 1])
    .separation((one, other) => (one.parent === other.parent ? 1 : 1.6) / Math.max(1, one.depth))(root);
  const nodes = [];
  root.each((node) => {
    node.angle = Math.PI * 0.97 - node.x;
    node.kin = kin[node.data];
    node.at = node.data;
    nodes[node.at] = node;
  });
  fit(nodes);
  const across = Math.min(1.5, Math.max(0.5, aspect));
  for (const node of nodes) {
    node.x = node.depth ? Math.cos(node.angle) * radius(node.depth) * across : 0;
    node.y = node.depth ? -Math.sin(node.angle) * radius(node.depth) : 0;
  }
  const depth = nodes.reduce((most, node) => Math.max(most, node.depth), 0);
  const rings = Array.from({ length: depth }, (_, at) => [radius(at + 1) * across, radius(at + 1)]);
  return { nodes, rings };
}

function spread(siblings) {
  const sorted = [...siblings].sort((one, other) => other.below - one.below);
  sorted.forEach((node, at) => {
    siblings[(siblings.length >> 1) + (at % 2 ? -((at + 1) >> 1) : at >> 1)] = node;
  });
}

export function pathTo(node) {
  return node ? node.ancestors() : [];
}

// What an arrow leads to: up to what came of it, down to what it came of, sideways along its siblings.
export function neighbour(node, key) {
  if (key === "ArrowDown") return node.parent;
  if (key === "ArrowUp") return node.children?.reduce((most, child) => (child.below > most.below ? child : most));
  const siblings = node.parent?.children ?? [];
  const sorted = [...siblings].sort((one, other) => one.x - other.x);
  return sorted[sorted.indexOf(node) + (key === "ArrowRight" ? 1 : -1)];
}
