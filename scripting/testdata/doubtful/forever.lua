return {
  items = 10,
  finish = "never",
  producers = { web = { rate = 1 } },
  consumers = { pool = { service = 0.1 } },
}
