// What a person does to the clip before them, by hand or by key. Who is not signed in is asked to join.
import { useCallback, useEffect, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { useConnection } from "$/public/external/sora_reflex/ui/surfaces/connection.jsx";
import { openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";
import { isSheetOpen, isTyping, setMuted, useMuted } from "./lib.js";
import { useWishes } from "./wishes.js";

export function useSound() {
  const isMuted = useMuted();
  const [isBlocked, setBlocked] = useState(false);
  const toggle = useCallback(() => {
    setBlocked(false);
    setMuted(!isMuted);
  }, [isMuted]);
  const block = useCallback(() => {
    // The browser refuses sound before a first touch: the wish is kept, and this visit starts without.
    setBlocked(true);
    setMuted(true, false);
  }, []);
  return { isMuted, isBlocked, toggle, block };
}

export function useDeeds(card, { isSignedIn, liked, followed, onLike, onFollow, togglePause }) {
  const [likeState, wantLike] = useWishes(liked, "liked");
  const [followState, wantFollow] = useWishes(followed, "following");
  const { isAway } = useConnection();
  const navigate = useNavigate();
  return useMemo(() => {
    const member = (deed) => (isSignedIn ? deed() : openSheet("join"));
    return {
      isAway,
      togglePause,
      likeOf: ({ id, is_liked, like_count }) => {
        const { is, ...rest } = likeState(id, { is: is_liked, count: like_count });
        return { liked: is, ...rest };
      },
      followOf: ({ maker, is_following }) => ({
        following: followState(maker.handle, { is: is_following, count: 0 }).is,
      }),
      like: (is) =>
        member(() => {
          const now = likeState(card.id, { is: card.is_liked, count: card.like_count });
          if (now.is === is) return;
          wantLike(card.id, is);
          onLike?.(card.id, is);
        }),
      follow: (is) =>
        member(() => {
          wantFollow(card.maker.handle, is);
          onFollow?.(card.maker.handle, is);
        }),
      visit: () => navigate(`/@${card.maker.handle}`),
      share: () => openSheet("share", card),
      remix: () =>
        member(() => {
          if (card.remix_refusal) return tell(card.remix_refusal);
          const { id: parent, thumbnail_url: thumbnail, film_url: film, width, height } = card;
          const shape = width > height ? "landscape" : width < height ? "portrait" : "square";
          openSheet("create", { way: "remix", parent, title: card.caption || card.title, thumbnail, film, shape });
        }),
      talk: () => openSheet("comments", { post: card.id }),
      more: () => openSheet("post"),
    };
  }, [card, isSignedIn, isAway, likeState, followState, wantLike, wantFollow, onLike, onFollow, togglePause, navigate]);
}

// Off inside fields and sheets, and with any key of the browser's own held.
export function useKeys({ card, act, go, toggleSound, isSingle }) {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event) => {
      if (isTyping(event) || isSheetOpen() || event.metaKey || event.ctrlKey || event.altKey) return;
      const onControl = event.target.closest?.("button, a, [role=slider]");
      const deeds = {
        ArrowDown: () => go(1),
        j: () => go(1),
        PageDown: () => go(1),
        ArrowUp: () => go(-1),
        k: () => go(-1),
        PageUp: () => go(-1),
        " ": () => card && act.togglePause(),
        l: () => card && act.like(!act.likeOf(card).liked),
        m: toggleSound,
        c: () => card && act.talk(),
        r: () => card && act.remix(),
        s: () => card && act.share(),
        "?": () => openSheet("keys"),
        Escape: () => isSingle && navigate(window.history.length > 1 ? -1 : "/"),
      };
      const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!deed || (event.key === " " && onControl)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [card, act, go, toggleSound, isSingle, navigate]);
}
