return {
  duration = "1m",
  expect = {
    'print(consumed) > 1',
    'math.sin(consumed) > 1',
    'math.max() > 1',
    'consumed .. "x" == "5x"',
    'not consumed',
    'abs(consumed - 3) < 1',
  },
  queues = {
    jobs = {  },
  },
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = 0.1 },
  },
}
