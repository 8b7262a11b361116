local rate = param("rate", 1, "arrivals a second")
local workers = param("workers", 3, "consumers")
param("thrown", true, "away")
local spare, service = param("spare", 1), param("service", "10ms", "time of an attempt")

local function unused_function(workers_of)
  local deep = param("deep", 1)
  return workers_of
end

return {
  duration = "1h",
  producers = { web = { rate = rate } },
  consumers = { pool = { service = service, count = param("inline", 2) } },
}
