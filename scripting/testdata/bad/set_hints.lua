-- flags: --set pool=3 --set web2.capacity=3 --set pol.count=2 --set params.w=3 --set params.x=3 --set queue.capactiy=3 --set queu.capacity=3 --set queues.q.capacity=3 --set queue.capacity=inf
local w = param("w", 3, "consumers")

return {
  duration = "1m",
  producers = { web = { rate = 10 } },
  consumers = { pool = { count = w, service = 0.1 } },
}
