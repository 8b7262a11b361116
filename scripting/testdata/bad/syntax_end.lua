return {
  duration = "1m",
