"""The API that OpenAI's SDKs speak: `/v1`."""
