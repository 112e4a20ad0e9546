"""Whether this process serves, and what of the others it can see."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, select

from sora_reflex.core import db

router = APIRouter()


@router.get("/healthz", include_in_schema=False)
async def read_health() -> JSONResponse:
    """200 while the web process can answer from its database; a load balancer asks this."""
    try:
        await db.read(_ask)
    except SQLAlchemyError:
        return JSONResponse({"status": "no database"}, status_code=503)
    return JSONResponse({"status": "ok"})


def _ask(session: Session) -> None:
    session.exec(select(1)).one()
