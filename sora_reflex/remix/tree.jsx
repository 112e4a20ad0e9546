// The page of a family: fetched once, zoomed and walked in the browser, with the chosen clip below it.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { layOut, neighbour, pathTo } from "./tree_layout.js";
import { FamilyList, nameOf } from "./tree_list.jsx";
import { makePosters, nodeAt, paint, readColors, shift } from "./tree_paint.js";
import "./tree.css";

const CLOSEST = 44;
const FOOT = 64;
const STEP_MS = 240;
const REPAINT_MS = 500;
const SETTLE_MS = 90;
const MOST_SPOKEN = 40;
const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS = { one: "st", two: "nd", few: "rd", other: "th" };

const isStill = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const counted = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
const generationOf = (node) => (node.depth ? `${node.depth}${ENDINGS[ORDINALS.select(node.depth)]} generation` : "Where it began");

function useFamily(postId) {
  const [family, setFamily] = useState(null);
  const [isAway, setAway] = useState(false);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (!postId) return undefined;
    const stop = new AbortController();
    setAway(false);
    fetch(`/families/${postId}.json`, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then(setFamily)
      .catch((error) => error.name !== "AbortError" && setAway(true));
    return () => stop.abort();
  }, [postId, again]);
  return { family, isAway, retry: () => setAgain((was) => was + 1) };
}

// The whole family between the edges of the picture, its first clip on the horizon above the foot.
function wholeView({ nodes }, { width, height }) {
  const most = { across: 60, up: 90 };
  for (const node of nodes) {
    most.across = Math.max(most.across, Math.abs(node.x) + node.w);
    most.up = Math.max(most.up, -node.y + node.w);
  }
  const k = Math.min((width - 16) / (2 * most.across), (height - FOOT - 32) / most.up, 2.2);
  return zoomIdentity.translate(width / 2, height - FOOT - 20).scale(k);
}

// A new picture, or while it moves now and then one, and the last one moved in between.
function show(node, now, tree) {
  const time = performance.now();
  clearTimeout(now.settle);
  now.settle = 0;
  const isFresh = now.last && now.isMoving && time - now.last.time < REPAINT_MS;
  if (isFresh) {
    shift(node.getContext("2d"), now.size, now.view, now.last);
    now.settle = setTimeout(() => {
      now.isMoving = false;
      now.draw();
    }, SETTLE_MS);
    return;
  }
  const picture = now.last?.picture ?? document.createElement("canvas");
  if (picture.width !== node.width || picture.height !== node.height) Object.assign(picture, { width: node.width, height: node.height });
  paint(picture.getContext("2d"), now.size, now.view, tree, now.chosen, now.posters, now.colors);
  now.last = { picture, view: now.view, time: performance.now() };
  shift(node.getContext("2d"), now.size, now.view, now.last);
}

// Canvas, pan and zoom. Draws only when something has changed.
function usePicture(tree, chosen, onPick) {
  const canvas = useRef(null);
  const held = useRef({ view: zoomIdentity, size: null, frame: 0 });
  held.current.chosen = chosen;
  held.current.onPick = onPick;
  const draw = useCallback(() => {
    const now = held.current;
    if (now.frame || !now.size) return;
    now.frame = requestAnimationFrame(() => {
      now.frame = 0;
      if (canvas.current) show(canvas.current, now, tree);
    });
  }, [tree]);
  useEffect(() => {
    const node = canvas.current;
    const now = held.current;
    if (!tree || !node) return undefined;
    now.posters ??= makePosters(() => now.draw());
    now.draw = draw;
    const behaviour = zoom()
      .clickDistance(6)
      .on("zoom", (event) => {
        now.view = event.transform;
        now.isMoving = true;
        draw();
      });
    now.zoom = (deed, ...values) => {
      const target = select(node);
      behaviour[deed](isStill() ? target : target.transition().duration(STEP_MS), ...values);
    };
    const measure = () => {
      const { width, height } = node.getBoundingClientRect();
      const density = Math.min(2, window.devicePixelRatio || 1);
      now.size = { width, height, density };
      now.colors = readColors(node);
      now.last = null;
      Object.assign(node, { width: Math.round(width * density), height: Math.round(height * density) });
      const whole = wholeView(tree, now.size);
      const nearest = Math.max(CLOSEST / Math.min(...tree.nodes.map((one) => one.w)), 3);
      behaviour.scaleExtent([whole.k * 0.7, nearest]).extent([[0, 0], [width, height]]);
      now.whole = whole;
      select(node).call(behaviour.transform, whole);
      draw();
    };
    select(node)
      .call(behaviour)
      .on("dblclick.zoom", null)
      .on("click.pick", (event) => {
        const box = node.getBoundingClientRect();
        const found = nodeAt(tree.nodes, now.view, event.clientX - box.left, event.clientY - box.top);
        if (found) now.onPick(found);
      });
    const watcher = new ResizeObserver(measure);
    watcher.observe(node);
    return () => {
      watcher.disconnect();
      select(node).on(".zoom", null).on("click.pick", null);
      cancelAnimationFrame(now.frame);
      clearTimeout(now.settle);
      now.frame = 0;
      now.last = null;
    };
  }, [tree, draw]);
  useEffect(() => {
    held.current.isMoving = false;
    draw();
  }, [draw, chosen]);
  const bring = useCallback((node) => {
    const { view, size, zoom: go } = held.current;
    if (!go) return;
    const [x, y, w] = [node.x * view.k + view.x, node.y * view.k + view.y, node.w * view.k];
    const isOut = x < 24 || y < 24 || x > size.width - 24 || y > size.height - 24;
    if (w < CLOSEST / 2) go("transform", zoomIdentity.translate(size.width / 2, size.height / 2).scale(CLOSEST / node.w).translate(-node.x, -node.y));
    else if (isOut) go("translateTo", node.x, node.y);
  }, []);
  const step = useCallback((factor) => held.current.zoom?.("scaleBy", factor), []);
  const whole = useCallback(() => held.current.zoom?.("transform", held.current.whole), []);
  return { canvas, bring, step, whole };
}

// For a screen reader: the chosen clip with its parents, siblings and children, as items of a tree.
function Spoken({ chosen }) {
  const siblings = chosen.parent?.children ?? [chosen];
  const near = [...pathTo(chosen).slice(1).reverse(), ...siblings.slice(0, MOST_SPOKEN), ...(chosen.children ?? []).slice(0, MOST_SPOKEN)];
  const items = near.includes(chosen) ? near : [...near, chosen];
  return items.map((node) => {
    const peers = node.parent?.children ?? [node];
    return (
      <span
        key={node.at}
        id={`kin-${node.at}`}
        className="sr"
        role="treeitem"
        aria-level={node.depth + 1}
        aria-setsize={peers.length}
        aria-posinset={peers.indexOf(node) + 1}
        aria-expanded={node.children ? node === chosen || pathTo(chosen).includes(node) : undefined}
        aria-selected={node === chosen}
      >
        {nameOf(node)}. {generationOf(node)}, {node.below.toLocaleString("en")} below
      </span>
    );
  });
}

function Chosen({ node, card, isSignedIn }) {
  const { kin } = node;
  const isThere = card?.id === kin.id && kin.id !== "";
  const remix = () => {
    if (!isSignedIn) return tell("Sign in to remix clips.");
    if (card.remix_refusal) return tell(card.remix_refusal);
    const { id: parent, thumbnail_url: thumbnail, film_url: film, width, height } = card;
    const shape = width > height ? "landscape" : width < height ? "portrait" : "square";
    return openSheet("create", { way: "remix", parent, title: card.caption || card.title, thumbnail, film, shape });
  };
  return (
    <section className="card kin-card" aria-label="Chosen clip">
      {kin.thumbnail && <img src={kin.thumbnail} alt="" />}
      <div className="grow col gap4">
        <p className="row gap8">
          {kin.handle && (
            <Link className="b ell" to={`/@${kin.handle}`}>
              @{kin.handle}
            </Link>
          )}
          <span className="t12 i3">{generationOf(node)}</span>
        </p>
        <p className="t13 i2 ell">{kin.title}</p>
        {node.depth > 0 && (
          <p className="t12 i3 ell">
            {pathTo(node)
              .reverse()
              .map((one) => (one.kin.handle ? one.kin.handle : "…"))
              .join(" › ")}
          </p>
        )}
        {kin.id && (
          <div className="row gap8 wrap">
            <button type="button" className="btn solid s36" disabled={!isThere} onClick={remix}>
              <Icon name="blend" size={16} stroke={2.1} />
              Remix this
            </button>
            <Link className="btn soft s36" to={`/p/${kin.id}`}>
              <Icon name="play" size={14} isFilled />
              Watch
            </Link>
            {node.children && (
              <Link className="btn quiet s36" to={`/p/${kin.id}/remixes`}>
                {counted(node.children.length, "remix", "remixes")}
              </Link>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

function Head({ family, isList, onList }) {
  const first = family.kin[0];
  return (
    <header className="row gap8 kin-head">
      <Link className="ib" to={`/p/${family.kin[family.chosen].id}`} aria-label="To the clip">
        <Icon name="chevron-left" size={24} />
      </Link>
      <div className="grow">
        <h1 className="title ell">Family of “{first.title}”</h1>
        <p className="t12 i3">
          {counted(family.clips, "clip", "clips")} · {counted(family.generations, "generation", "generations")} ·{" "}
          {counted(family.makers, "maker", "makers")}
          {family.is_cut && " · the oldest are shown"}
        </p>
      </div>
      <button type="button" className="chip" aria-pressed={isList} onClick={onList}>
        List
      </button>
    </header>
  );
}

export function FamilyTree({ postId, card, isSignedIn, onChoose }) {
  const { family, isAway, retry } = useFamily(postId);
  const [at, setAt] = useState(null);
  const [isList, setList] = useState(false);
  const navigate = useNavigate();
  const tree = useMemo(() => {
    if (!family) return null;
    return layOut(family.kin, window.innerWidth < 768 ? 0.62 : 1.25);
  }, [family]);
  const chosen = tree?.nodes[at ?? family.chosen];
  const choose = useCallback(
    (node) => {
      setAt(node.at);
      onChoose?.(node.kin.id);
    },
    [onChoose],
  );
  const picture = usePicture(isList ? null : tree, chosen, choose);
  if (isAway)
    return (
      <div className="page">
        <p className="i2">The family could not be loaded.</p>
        <button type="button" className="btn soft" onClick={retry}>
          Try again
        </button>
      </div>
    );
  if (!tree) return <div className="kin-page" aria-busy="true" />;

  const press = (event) => {
    const deeds = { "+": () => picture.step(1.5), "-": () => picture.step(1 / 1.5), 0: picture.whole, Home: () => go(tree.nodes[0]) };
    const go = (node) => {
      choose(node);
      picture.bring(node);
    };
    if (event.key.startsWith("Arrow")) {
      const next = neighbour(chosen, event.key);
      if (next) go(next);
    } else if (event.key === "Enter" && chosen.kin.id) navigate(`/p/${chosen.kin.id}`);
    else if (deeds[event.key]) deeds[event.key]();
    else return;
    event.preventDefault();
  };
  return (
    <div className="kin-page">
      <Head family={family} isList={isList} onList={() => setList(!isList)} />
      {isList ? (
        <FamilyList root={tree.nodes[0]} path={pathTo(chosen)} />
      ) : (
        <div className="kin-picture">
          <div
            className="kin-tree"
            role="tree"
            tabIndex={0}
            aria-label="Family tree. Arrows: up to a remix, down to what it was made from, left and right along its siblings."
            aria-activedescendant={`kin-${chosen.at}`}
            onKeyDown={press}
          >
            <canvas ref={picture.canvas} aria-hidden="true" />
            <Spoken chosen={chosen} />
          </div>
          <div className="row kin-zoom" role="group" aria-label="Size">
            <button type="button" className="ib" aria-label="Nearer" onClick={() => picture.step(1.6)}>
              +
            </button>
            <button type="button" className="ib" aria-label="Farther" onClick={() => picture.step(1 / 1.6)}>
              −
            </button>
            <button type="button" className="ib t13" aria-label="The whole family" onClick={picture.whole}>
              All
            </button>
          </div>
        </div>
      )}
      <Chosen node={chosen} card={card} isSignedIn={isSignedIn} />
    </div>
  );
}
