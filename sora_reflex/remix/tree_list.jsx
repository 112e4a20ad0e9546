// The same family in words: a nested list for whoever reads rather than looks.
import { useState } from "react";
import { Link } from "react-router";

const AT_ONCE = 40;

export function nameOf(node) {
  const { kin } = node;
  return kin.id ? `@${kin.handle}: ${kin.title}` : kin.title;
}

function Branch({ node, open }) {
  const [isOpen, setOpen] = useState(open.has(node));
  const [shown, setShown] = useState(AT_ONCE);
  const children = node.children ?? [];
  return (
    <li>
      <div className="row gap8">
        {node.kin.id ? (
          <Link className="grow ell" to={`/p/${node.kin.id}`}>
            {nameOf(node)}
          </Link>
        ) : (
          <span className="grow ell i3">{nameOf(node)}</span>
        )}
        {children.length > 0 && (
          <button type="button" className="chip s28" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {node.below.toLocaleString("en")} below
          </button>
        )}
      </div>
      {isOpen && children.length > 0 && (
        <ul>
          {children.slice(0, shown).map((child) => (
            <Branch key={child.at} node={child} open={open} />
          ))}
          {children.length > shown && (
            <li>
              <button type="button" className="btn soft s36" onClick={() => setShown(shown + AT_ONCE)}>
                Show more
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

export function FamilyList({ root, path }) {
  return (
    <ul className="kin-list">
      <Branch node={root} open={new Set([root, ...path])} />
    </ul>
  );
}
