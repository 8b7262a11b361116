workers = 3
print = workers
function helper(item) return item.id end

local kept, lost
kept, lots = 1, 2

return {
  duration = "1m",
  producers = {
    web = { rate = 10 },
  },
  consumers = {
    pool = { service = helper, count = wrokers },
  },
  on = {
    arrive = function()
      seen = (seen or 0) + 1
      math = nil
    end,
  },
}
