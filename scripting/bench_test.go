package scripting_test

import (
	"testing"

	"queuesim/engine"
	"queuesim/engine/num"
)

// BenchmarkFails is what a function asked for each item costs, as the engine asks it.
func BenchmarkFails(b *testing.B) {
	for _, bm := range []struct{ name, fails string }{
		{"empty", `function() end`},
		{"view", `function(item) return item.attempt == 1 and chance(0.1) end`},
		{"three", `function(item) return item.attempt == 1 and item.id > 5 and item.size > 2 and chance(0.1) end`},
		{"handle", `function(item) local it = item return it.attempt == 1 and chance(0.1) end`},
	} {
		b.Run(bm.name, func(b *testing.B) {
			l := load(b, `return { items = 1, producers = { web = { rate = 1 } },
				consumers = { pool = { service = 1, fails = `+bm.fails+` } } }`)
			fails := l.Scenario.Consumers[0].Fails
			item := &engine.Item{ID: 1, Attempt: 1, Row: -1}
			call := &engine.Call{Item: item}
			b.ReportAllocs()
			for b.Loop() {
				item.ID++
				item.Own = nil
				call.Draw = num.NewStream(uint64(item.ID))
				_, _, err := fails(call)
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
