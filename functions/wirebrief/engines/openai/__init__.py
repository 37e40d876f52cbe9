"""The engine that asks a model: any server that speaks the Chat Completions protocol."""

from wirebrief.engines.openai.budget import Purse
from wirebrief.engines.openai.cache import AnswerCache
from wirebrief.engines.openai.engine import OpenAIEngine
from wirebrief.engines.openai.patience import Patience

__all__ = ["AnswerCache", "OpenAIEngine", "Patience", "Purse"]
