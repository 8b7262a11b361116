-- How many replicas of a language model keep the p99 wait of real requests under a second?
--
-- An hour of a production code-completion service (data/README.md). An attempt takes the time to
-- read the prompt and to write the answer, token by token, one request a replica. On average the
-- requests bring 1.7 erlangs, so two replicas would do if they came evenly. They come in bursts.
-- Look at: requests.wait.p99 and the pool's utilisation.
-- Try next: --set replicas=26, --set replicas=3, --set order=shortest
local replicas = param("replicas", 27, "models that serve one request at a time")
local order = param("order", "fifo", "who is next: fifo, shortest, lifo")

local function seconds(item)
  return 0.05 + item.prompt * 0.0001 + item.answer * 0.015
end

return {
  name = "llm_code",
  queues = {
    requests = { order = order },
  },
  producers = {
    users = {
      trace = {
        file = "data/azure-llm-code-2023.csv",
        time = "TIMESTAMP",
        fields = { prompt = "ContextTokens", answer = "GeneratedTokens" },
      },
      size = seconds,
    },
  },
  consumers = {
    models = { count = replicas, service = seconds },
  },
  expect = { "requests.wait.p99 < 1" },
}
