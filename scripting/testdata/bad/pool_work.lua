return {
  items = 10,
  producers = { web = { rate = 10 } },
  consumers = {
    pool = { service = "10ms", work = "cpus" },
    other = { service = "10ms", work = true },
  },
}
