"""langextract: one document per chunk, so that it has exactly as many calls to make as the others."""

import langextract
from langextract.data import Document, ExampleData, Extraction
from langextract.providers.openai import OpenAILanguageModel
from stopwatch import INSTRUCTIONS, MODEL, Ask, race

EXAMPLE = ExampleData(
    text="The mill closed on Friday.",
    extractions=[Extraction(extraction_class="statement", extraction_text="The mill closed on Friday.", attributes={})],
)


def prepare(url: str, concurrency: int) -> Ask:
    model = OpenAILanguageModel(model_id=MODEL, api_key="none", base_url=url, max_workers=concurrency)

    def ask_all(chunks: list[str]) -> int:
        documents = langextract.extract(
            [Document(text=chunk) for chunk in chunks],
            prompt_description=INSTRUCTIONS,
            examples=[EXAMPLE],
            model=model,
            max_char_buffer=max(map(len, chunks)),
            batch_length=concurrency,
            max_workers=concurrency,
            show_progress=False,
        )
        return sum(1 for document in documents if document.extractions)

    return ask_all


race(prepare)
