return {
  duration = "1m"
  items = 5,
}
