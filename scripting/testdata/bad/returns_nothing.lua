local scenario = { duration = "1m" }
