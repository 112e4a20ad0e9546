// People: the button that follows them, how many do, rows of them, and the sheets of what else can be done.
import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { MenuRow, Sheet, closeSheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";
import { copyLink, count } from "$/public/external/sora_reflex/feed/components/lib.js";
import { useWishes } from "$/public/external/sora_reflex/feed/components/wishes.js";

// A private account is asked: until it has answered, the wish stands as "Requested" and can be taken back.
export function FollowButton({ handle, relation = {}, isPrivate = false, isSignedIn = false, followed, onFollow, size = "" }) {
  const [stateOf, want] = useWishes(followed, "following");
  const wasAsked = Boolean(relation.is_requested);
  const { is, isPending } = stateOf(handle, { is: Boolean(relation.is_following) || wasAsked, count: 0 });
  const answer = followed?.[handle];
  const isKnown = answer && answer.count >= 0 && !isPending;
  const isRequested = isKnown ? answer.requested : isPending ? isPrivate && !relation.is_following : wasAsked;
  const press = () => {
    if (!isSignedIn) {
      openSheet("join");
      return;
    }
    want(handle, !is);
    onFollow?.(handle, !is);
  };
  const words = is ? (isRequested ? "Requested" : "Following") : relation.follows_me ? "Follow back" : "Follow";
  return (
    <button
      type="button"
      className={`btn ${is ? "soft" : "solid"} ${size} follow`}
      aria-pressed={is}
      aria-label={size ? `${words} @${handle}` : undefined}
      onClick={press}
    >
      {words}
    </button>
  );
}

export function FollowerCount({ handle, count: loaded = 0, followed }) {
  const answer = followed?.[handle];
  const n = answer && answer.count >= 0 ? answer.count : loaded;
  return <span title={n.toLocaleString("en")}>{count(n)}</span>;
}

const UNDO = { muted: "Unmute", restricted: "Let speak", blocked: "Unblock" };

// What can be done with one row, by the list that it stands in. An answer takes the row away at once.
function RowActs({ row, kind, onAnswer, onUndo, onRemove, ...follow }) {
  const { handle } = row.person;
  if (row.is_me) return <span className="t13 i3">You</span>;
  if (kind === "requests")
    return (
      <span className="row gap8">
        <button type="button" className="btn solid s36" onClick={() => onAnswer(handle, true)}>
          Accept
        </button>
        <button type="button" className="ib s36" aria-label={`Decline @${handle}`} onClick={() => onAnswer(handle, false)}>
          <Icon name="x" size={20} />
        </button>
      </span>
    );
  if (UNDO[kind])
    return (
      <button type="button" className="btn soft s36" onClick={() => onUndo(handle, false)}>
        {UNDO[kind]}
      </button>
    );
  return (
    <span className="row gap4">
      <FollowButton handle={handle} relation={row.relation} isPrivate={row.is_private} size="s36" {...follow} />
      {onRemove && (
        <button type="button" className="ib s36" aria-label={`Remove @${handle}`} onClick={() => onRemove(handle)}>
          <Icon name="x" size={20} />
        </button>
      )}
    </span>
  );
}

function Row({ row, kind, ...acts }) {
  const { person } = row;
  const inner = (
    <>
      <Avatar person={person} size={48} />
      <span className="col grow">
        <span className="b ell">
          {person.display_name}
          {row.is_private && <Icon name="lock" size={13} stroke={2.2} />}
        </span>
        <span className="t13 i3 ell">
          @{person.handle}
          {row.relation.follows_me && kind !== "requests" && " · follows you"}
        </span>
        {(row.reason || row.bio) && <span className="t13 i2 ell">{row.reason || row.bio}</span>}
      </span>
    </>
  );
  return (
    <li className="person-row">
      <Link to={`/@${person.handle}`} className="row gap12 grow person-link">
        {inner}
      </Link>
      <RowActs row={row} kind={kind} {...acts} />
    </li>
  );
}

export function PeopleRows({ rows, kind = "", hasMore = false, onEndReached, onAnswer, onUndo, onRemove, ...follow }) {
  const [gone, setGone] = useState({});
  const reach = useCallback(() => onEndReached?.(kind), [onEndReached, kind]);
  const end = useEnd(hasMore, rows.length, reach);
  const number = useRef(0);
  // What was loaded anew is the truth again.
  useEffect(() => setGone({}), [rows]);
  const leaving = (deed) =>
    deed &&
    ((handle, ...rest) => {
      number.current += 1;
      setGone((now) => ({ ...now, [handle]: number.current }));
      deed(handle, ...rest);
    });
  return (
    <>
      <ul className="people">
        {rows
          .filter((row) => !gone[row.person.handle])
          .map((row) => (
            <Row
              key={row.person.handle}
              row={row}
              kind={kind}
              onAnswer={leaving(onAnswer)}
              onUndo={leaving(onUndo)}
              onRemove={leaving(onRemove)}
              {...follow}
            />
          ))}
      </ul>
      <div ref={end} />
    </>
  );
}

// What one can do about somebody on their page.
export function PersonMenu({ handle, relation = {}, keepsOrder = false, isSuspended = false, onMute, onRestrict, onBlock, onRemove }) {
  const then = (next) => () => {
    closeSheet("person");
    next();
  };
  return (
    <>
      <button type="button" className="ib film" aria-label="More" onClick={() => openSheet("person")}>
        <Icon name="ellipsis" size={22} />
      </button>
      <Sheet name="person" title={`@${handle}`}>
        <div className="menu">
          <MenuRow icon="link" label="Copy link" onClick={then(() => copyLink(`${window.location.origin}/@${handle}`))} />
          <MenuRow
            icon={relation.is_muted ? "eye" : "eye-off"}
            label={relation.is_muted ? "Unmute" : "Mute"}
            onClick={then(() => onMute(handle, !relation.is_muted))}
          />
          <MenuRow
            icon={relation.is_restricted ? "message-circle" : "clock"}
            label={relation.is_restricted ? "Let speak freely" : "Restrict"}
            onClick={then(() => onRestrict(handle, !relation.is_restricted))}
          />
          {relation.follows_me && (
            <MenuRow icon="user" label="Remove follower" onClick={then(() => onRemove(handle))} />
          )}
          <MenuRow icon="ban" label="Block" className="no" onClick={then(() => openSheet("person-block", { handle }))} />
          <MenuRow icon="flag" label="Report" className="no" onClick={then(() => openSheet("report", { subject: "account", id: handle }))} />
          {keepsOrder && (
            <MenuRow
              icon="gavel"
              label="Keep order"
              onClick={then(() => openSheet("moderate", { subject: "account", id: handle, is_hidden: isSuspended, name: `@${handle}` }))}
            />
          )}
        </div>
      </Sheet>
      <BlockSheet onBlock={onBlock} />
    </>
  );
}

// Opens on `sheet:person-block` with a handle.
export function BlockSheet({ onBlock }) {
  const [handle, setHandle] = useState("");
  return (
    <Sheet name="person-block" title={`Block @${handle}?`} onOpen={(detail) => setHandle(detail.handle ?? "")}>
      <p className="i2 pretty" style={{ marginBottom: 20 }}>
        Neither of you will meet the other again: no clips, no names, no following. They are not told.
      </p>
      <div className="row gap8">
        <button type="button" className="btn soft s52 grow" onClick={() => closeSheet("person-block")}>
          Keep meeting
        </button>
        <button
          type="button"
          className="btn danger-full s52 grow"
          onClick={() => {
            onBlock(handle, true);
            closeSheet("person-block");
          }}
        >
          Block
        </button>
      </div>
    </Sheet>
  );
}
