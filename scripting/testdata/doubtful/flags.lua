-- flags: --set pool.fails=1 --set workers=7 --consumers 1
local workers = param("workers", 3)
return {
  duration = "1h",
  producers = { web = { rate = 20 } },
  consumers = { pool = { count = 3, service = 0.1 } },
}
