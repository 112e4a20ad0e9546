// Who invited whom: each branch is read when it is opened, a page at a time.
import "./order.css";
import { useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { LocalTime } from "$/public/external/sora_reflex/ui/labels/local_time.jsx";

function Row({ row, isOpen, onToggle }) {
  const record = [`${row.posts} ${row.posts === 1 ? "clip" : "clips"}`, row.acts > 0 && `${row.acts} hidden or removed`].filter(Boolean);
  return (
    <div className={`tree-row ${row.is_suspended ? "gone" : ""}`}>
      <Avatar person={row.person} size={40} />
      <span className="col grow">
        <Link to={`/@${row.person.handle}`} className="b ell">
          @{row.person.handle}
        </Link>
        <span className="t13 i3">
          <LocalTime at={row.joined_at} kind="date" />
          {record.map((words) => ` · ${words}`)}
        </span>
      </span>
      {row.is_suspended && <span className="tag no">Suspended</span>}
      {row.invited > 0 && (
        <button type="button" className="btn soft s36" aria-expanded={isOpen} onClick={onToggle}>
          {row.invited} invited
          <Icon name={isOpen ? "chevron-up" : "chevron-down"} size={16} />
        </button>
      )}
    </div>
  );
}

function Branch({ handle, branches, more, onBranch, onMore }) {
  const [open, setOpen] = useState({});
  const toggle = (name) => {
    if (!open[name] && !branches[name]) onBranch(name);
    setOpen((now) => ({ ...now, [name]: !now[name] }));
  };
  return (
    <div className="tree" role="group">
      {branches[handle]?.map((row) => (
        <div key={row.person.handle}>
          <Row row={row} isOpen={Boolean(open[row.person.handle])} onToggle={() => toggle(row.person.handle)} />
          {open[row.person.handle] && <Branch handle={row.person.handle} branches={branches} more={more} onBranch={onBranch} onMore={onMore} />}
        </div>
      ))}
      {more[handle] && (
        <button type="button" className="btn quiet start" onClick={() => onMore(handle)}>
          More
        </button>
      )}
    </div>
  );
}

export default function InviteTree(props) {
  return <Branch handle="" {...props} />;
}
