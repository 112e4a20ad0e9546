// One conversation: what was said, the clips in it, and the line to write in.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";
import { MenuRow, Sheet, closeSheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { Say, Unsent, dayOf } from "./say.jsx";

const MAX_TEXT = 1000;
const NEAR_END = 900;
const TOGETHER_MS = 5 * 60_000;
const NEAR_PX = 120;

// Stays at the newest word when one is there already, and holds still when older ones come in above.
function useScroll(rows, unsent) {
  const box = useRef(null);
  const was = useRef({ first: "", count: 0, height: 0, isNear: true });
  const note = useCallback(() => {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    was.current.isNear = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    was.current.height = scrollHeight;
  }, []);
  const first = rows[0]?.id ?? "";
  useLayoutEffect(() => {
    const node = box.current;
    const isOlder = was.current.first && first !== was.current.first && !was.current.isNear;
    const isOwn = unsent > was.current.unsent;
    if (was.current.isNear || isOwn || !was.current.first) node.scrollTop = node.scrollHeight;
    else if (isOlder) node.scrollTop += node.scrollHeight - was.current.height;
    Object.assign(was.current, { first, unsent });
    note();
  }, [first, rows.length, unsent, note]);
  useEffect(() => {
    // The keyboard takes room: the newest word stays above it.
    const observer = new ResizeObserver(() => {
      if (was.current.isNear && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, note];
}

function Said({ said, hasOlder, talk, outbox, to, isLoading, onOlder, onRemove, onEdit }) {
  const rows = useMemo(() => [...said].reverse(), [said]);
  const unsent = outbox.rows.filter((one) => one.to === to || one.to === talk.id);
  const [box, note] = useScroll(rows, unsent.length);
  const end = useEnd(hasOlder, rows.length, onOlder, "300px");
  const isBeginning = !isLoading && rows.length === 0 && unsent.length === 0;
  return (
    <div className="talk-said" ref={box} onScroll={note} tabIndex={0} role="log" aria-label={`Conversation with ${talk.person.display_name}`}>
      <div ref={end} />
      {isBeginning && (
        <div className="talk-beginning">
          <Avatar person={talk.person} size={88} />
          <h2 className="title">{talk.person.display_name}</h2>
          <p className="i2 pretty">
            {talk.state === "new"
              ? "You do not follow each other. What you write is a request: up to three messages until they answer."
              : "You follow each other. Say the first word."}
          </p>
        </div>
      )}
      {rows.map((row, index) => {
        const before = rows[index - 1];
        const after = rows[index + 1];
        const isNear = (other) =>
          other && other.is_mine === row.is_mine && Math.abs(new Date(other.created_at) - new Date(row.created_at)) < TOGETHER_MS;
        const isNewDay = !before || dayOf(before.created_at) !== dayOf(row.created_at);
        return (
          <div key={row.id} style={{ display: "contents" }}>
            {isNewDay && <div className="talk-day">{dayOf(row.created_at)}</div>}
            <Say row={row} person={talk.person} isFirst={!isNear(before)} isLast={!isNear(after)} onRemove={onRemove} />
          </div>
        );
      })}
      {unsent.map((one) => (
        <Unsent key={one.key} one={one} isAway={outbox.isAway} onEdit={() => onEdit(one)} onDrop={() => outbox.drop(one.key)} />
      ))}
    </div>
  );
}

function Line({ talk, text, setText, line, onSend }) {
  if (talk.why_not) return <p className="talk-line i3 t13 pretty">{talk.why_not}</p>;
  const send = (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    onSend(text.trim());
    line.current?.focus();
  };
  return (
    <form className="talk-line" onSubmit={send}>
      {talk.state === "asked" && (
        <p className="t13 i3">{`A request: they read it in their own time. ${talk.left} more until they answer.`}</p>
      )}
      <div className="row gap8">
        <div className="field grow">
          <textarea
            ref={line}
            rows={1}
            value={text}
            maxLength={MAX_TEXT}
            placeholder={`Message ${talk.person.display_name}`}
            aria-label={`Message ${talk.person.display_name}`}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && send(event)}
          />
        </div>
        <button type="submit" className="ib talk-send" aria-label="Send" disabled={!text.trim()} onPointerDown={(event) => event.preventDefault()}>
          <Icon name="arrow-right" size={22} stroke={2.2} />
        </button>
      </div>
      {text.length > NEAR_END && <p className="help">{`${text.length} / ${MAX_TEXT}`}</p>}
    </form>
  );
}

function Asking({ talk, onAccept, onDecline, onBlock }) {
  return (
    <div className="talk-asking">
      <p className="i2 pretty">
        <b>{talk.person.display_name}</b> would like to write to you. They do not learn that you have read this.
      </p>
      <div className="row gap8 wrap">
        <button type="button" className="btn solid grow" onClick={() => onAccept(talk.id)}>
          Accept
        </button>
        <button type="button" className="btn soft grow" onClick={() => onDecline(talk.id)}>
          Decline
        </button>
        <button type="button" className="btn danger grow" onClick={onBlock}>
          Block
        </button>
      </div>
    </div>
  );
}

function Menus({ talk, onBlock }) {
  const { person } = talk;
  return (
    <>
      <Sheet name="talk" title={person.display_name}>
        <div className="menu">
          <Link to={`/@${person.handle}`} onClick={() => closeSheet("talk")}>
            <Icon name="user" size={22} />
            See their page
          </Link>
          {talk.id && (
            <MenuRow
              icon="flag"
              label="Report"
              className="no"
              onClick={() => {
                closeSheet("talk");
                openSheet("report", { subject: "conversation", id: talk.id });
              }}
            />
          )}
          <MenuRow
            icon="ban"
            label="Block"
            className="no"
            onClick={() => {
              closeSheet("talk");
              openSheet("talk-block");
            }}
          />
        </div>
      </Sheet>
      <Sheet name="talk-block" title={`Block @${person.handle}?`}>
        <p className="i2 pretty" style={{ marginBottom: 20 }}>
          This conversation ends on both screens, and neither of you meets the other again. They are not told.
        </p>
        <div className="row gap8">
          <button type="button" className="btn soft s52 grow" onClick={() => closeSheet("talk-block")}>
            Keep meeting
          </button>
          <button
            type="button"
            className="btn danger-full s52 grow"
            onClick={() => {
              closeSheet("talk-block");
              onBlock(person.handle);
            }}
          >
            Block
          </button>
        </div>
      </Sheet>
    </>
  );
}

// What is on screen counts as read: while the tab is looked at.
function useSeen(talk, said, onSeen) {
  const newest = said[0]?.id ?? "";
  useEffect(() => {
    if (!talk.id || !newest) return undefined;
    const look = () => document.visibilityState === "visible" && onSeen(talk.id, newest);
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [talk.id, newest, onSeen]);
}

export function Talk({ to, talk, said, status, hasOlder, outbox, onOlder, onRemove, onAccept, onDecline, onSeen, onBlock }) {
  const [text, setText] = useState("");
  const line = useRef(null);
  const isHere = Boolean(talk.state) && (talk.id === to || `@${talk.person.handle}`.toLowerCase() === to.toLowerCase());
  useSeen(isHere ? talk : {}, said, onSeen);
  const edit = (one) => {
    outbox.drop(one.key);
    setText(one.text);
    line.current?.focus();
  };
  const back = (
    <Link to={talk.state === "request" ? "/inbox/messages/requests" : "/inbox/messages"} className="ib talk-back" aria-label="Back to all messages">
      <Icon name="chevron-left" size={26} />
    </Link>
  );
  if (status === "missing")
    return (
      <section className="talk" aria-label="Conversation">
        <header className="talk-head">{back}</header>
        <div className="empty">
          <h2 className="h26">This conversation is not here</h2>
          <p>It may have ended, or it is somebody else's.</p>
        </div>
      </section>
    );
  return (
    <section className="talk" aria-label="Conversation" aria-busy={!isHere}>
      <header className="talk-head">
        {back}
        {isHere ? (
          <>
            <Link to={`/@${talk.person.handle}`} className="row gap12 grow talk-who">
              <Avatar person={talk.person} size={40} />
              <span className="col grow">
                <span className="b ell">{talk.person.display_name}</span>
                <span className="t13 i3 ell">@{talk.person.handle}</span>
              </span>
            </Link>
            <button type="button" className="ib" aria-label="More" onClick={() => openSheet("talk")}>
              <Icon name="ellipsis" size={22} />
            </button>
          </>
        ) : (
          <div className="sk" style={{ width: 140, height: 20 }} />
        )}
      </header>
      {isHere && (
        <>
          <Said
            said={said}
            hasOlder={hasOlder}
            talk={talk}
            outbox={outbox}
            to={to}
            onOlder={onOlder}
            onRemove={onRemove}
            onEdit={edit}
          />
          {talk.state === "request" ? (
            <Asking talk={talk} onAccept={onAccept} onDecline={onDecline} onBlock={() => openSheet("talk-block")} />
          ) : (
            <Line talk={talk} text={text} setText={setText} line={line} onSend={(words) => {
              outbox.post(talk.id || to, words);
              setText("");
            }} />
          )}
          <Menus talk={talk} onBlock={onBlock} />
        </>
      )}
    </section>
  );
}
