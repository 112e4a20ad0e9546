"""`/v1/models`: what films here, under the names that callers know."""

from fastapi import APIRouter
from sqlmodel import Session

from sora_reflex.api.access import Reader
from sora_reflex.api.v1 import catalogue
from sora_reflex.api.v1.errors import WireRoute, refusals
from sora_reflex.api.v1.schemas import ListAnswer, ModelAnswer
from sora_reflex.core import db

router = APIRouter(route_class=WireRoute, tags=["models"])


@router.get("/models", responses=refusals())
async def list_models(caller: Reader) -> ListAnswer[ModelAnswer]:  # noqa: ARG001
    return ListAnswer(data=await db.read(catalogue.list_models))


@router.get("/models/{model}", responses=refusals(404))
async def read_model(model: str, caller: Reader) -> ModelAnswer:  # noqa: ARG001
    return await db.read(_read, model)


def _read(session: Session, name: str) -> ModelAnswer:
    return catalogue.answer(name, catalogue.get_model(session, name))
