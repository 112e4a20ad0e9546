// One's conversations: the list, and beside it, or on a phone in its place, the open one.
import "./messages.css";
import { useCallback, useEffect, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { LocalTime } from "$/public/external/sora_reflex/ui/labels/local_time.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";
import { Sheet, closeSheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { useOutbox } from "./outbox.js";
import { Talk } from "./talk.jsx";

const HERE = "/inbox/messages";
const SEARCH_MS = 200;

function Bars({ n, className }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: n }, (_, index) => (
        <div key={index} className={className}>
          <div className="sk" style={{ width: 48, height: 48, borderRadius: "50%" }} />
          <div className="col gap8 grow">
            <div className="sk" style={{ width: 120 + ((index * 37) % 60), height: 16 }} />
            <div className="sk" style={{ width: 180 + ((index * 53) % 90), height: 12 }} />
          </div>
        </div>
      ))}
    </div>
  );
}

function Row({ row, isOpen }) {
  const unread = isOpen ? 0 : row.unread;
  return (
    <li>
      <Link to={`${HERE}/${row.id}`} className={`talk-row ${unread ? "new" : ""}`} aria-current={isOpen ? "page" : undefined}>
        <Avatar person={row.person} size={48} />
        <span className="col grow">
          <span className="row gap8">
            <span className="talk-name ell grow">{row.person.display_name}</span>
            <LocalTime at={row.last_at} className="t12 i3" />
          </span>
          <span className="row gap8">
            <span className="talk-words ell grow">{row.words}</span>
            {row.is_waiting && (
              <span className="tag ask">
                <Icon name="clock" size={11} stroke={2.4} />
                Asked
              </span>
            )}
            {unread > 0 && (
              <span className="talk-count">
                {unread > 99 ? "99+" : unread}
                <span className="sr"> unread</span>
              </span>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Nobody({ isRequests, onNew }) {
  if (isRequests)
    return (
      <div className="empty">
        <h2 className="h26">No requests</h2>
        <p>Somebody whom you do not follow back asks here first. Nobody is told of a no.</p>
      </div>
    );
  return (
    <div className="empty">
      <h2 className="h26">No messages yet</h2>
      <p>People who follow each other write at once. To anybody else your first words are a request.</p>
      <div className="acts">
        <button type="button" className="btn solid" onClick={onNew}>
          Write to somebody
        </button>
      </div>
    </div>
  );
}

function List({ talks, hasMore, isRequests, waiting, status, openId, onMore, onNew }) {
  const end = useEnd(hasMore, talks.length, onMore);
  const tabs = [
    ["Activity", "/inbox", false, 0],
    ["Messages", HERE, !isRequests, waiting?.unread],
    ["Requests", `${HERE}/requests`, isRequests, waiting?.requests],
  ];
  return (
    <section className="talks" aria-label="Conversations">
      <header className="talks-head">
        <h1 className="title grow">Messages</h1>
        <button type="button" className="ib" aria-label="New message" title="New message" onClick={onNew}>
          <Icon name="pencil" size={21} />
        </button>
      </header>
      <nav className="tabs" aria-label="Which conversations">
        {tabs.map(([label, to, isOn, n]) => (
          <Link key={to} to={to} aria-current={isOn ? "page" : undefined}>
            {label}
            {n > 0 && <span className="n">{n > 99 ? "99+" : n}</span>}
          </Link>
        ))}
      </nav>
      <div className="talks-list" aria-busy={!status}>
        {!status && <Bars n={6} className="talk-row" />}
        <ul>
          {talks.map((row) => (
            <Row key={row.id} row={row} isOpen={row.id === openId} />
          ))}
        </ul>
        <div ref={end} />
        {status && talks.length === 0 && <Nobody isRequests={isRequests} onNew={onNew} />}
      </div>
    </section>
  );
}

function NewSheet({ people, onFind }) {
  const [words, setWords] = useState("");
  const navigate = useNavigate();
  useEffect(() => {
    const timer = setTimeout(() => onFind(words), words ? SEARCH_MS : 0);
    return () => clearTimeout(timer);
  }, [words, onFind]);
  return (
    <div className="talk-new">
      <div className="field">
        <input
          value={words}
          placeholder="A name"
          aria-label="Whom to write to"
          autoComplete="off"
          autoCapitalize="none"
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className="menu talk-people">
        {people.map((person) => (
          <button
            key={person.handle}
            type="button"
            onClick={() => {
              closeSheet("new-message");
              navigate(`${HERE}/@${person.handle}`);
            }}
          >
            <Avatar person={person} size={40} />
            <span className="col grow">
              <span className="b ell">{person.display_name}</span>
              <span className="t13 i3 ell">@{person.handle}</span>
            </span>
          </button>
        ))}
      </div>
      {people.length === 0 && (
        <p className="i2 pretty talk-hint">
          {words
            ? "None of those who follow you back has that name. Anybody else you reach from their page."
            : "Here stand the people who follow you back. Anybody else you reach from their page."}
        </p>
      )}
    </div>
  );
}

// The room between the top of the screen and the keyboard.
function useRoom() {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return undefined;
    const root = document.documentElement;
    const look = () => root.style.setProperty("--room", `${Math.round(view.height)}px`);
    look();
    view.addEventListener("resize", look);
    return () => {
      view.removeEventListener("resize", look);
      root.style.removeProperty("--room");
    };
  }, []);
}

export function Messages(props) {
  const { talks, hasMoreTalks, isRequests, waiting, talk, said, status, answers, people, me } = props;
  const { onMoreTalks, onWrite, onFind } = props;
  const asked = decodeURIComponent(useLocation().pathname).replace(/\/+$/, "").slice(HERE.length + 1);
  const to = asked === "requests" ? "" : asked;
  const outbox = useOutbox({ handle: me.handle, said, answers, onWrite });
  useRoom();
  const begin = useCallback(() => openSheet("new-message"), []);
  return (
    <div className={`inbox ${to ? "open" : ""}`}>
      <List
        talks={talks}
        hasMore={hasMoreTalks}
        isRequests={isRequests}
        waiting={waiting}
        status={status}
        openId={to ? talk.id || to : ""}
        onMore={onMoreTalks}
        onNew={begin}
      />
      {to ? (
        <Talk {...props} key={to} to={to} outbox={outbox} said={said} />
      ) : (
        <section className="talk talk-none" aria-label="Conversation">
          <div className="empty">
            <h2 className="h26">Pick a conversation</h2>
            <p>Or begin one: whoever follows you back reads it at once.</p>
          </div>
        </section>
      )}
      <Sheet name="new-message" title="New message">
        <NewSheet people={people} onFind={onFind} />
      </Sheet>
    </div>
  );
}
