package scripting

import (
	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// queueRows are the fields of a queue.
var queueRows = []row[engine.Queue]{
	{
		"capacity", "unbounded", "waiting places; those in service aren't counted",
		bind(places, func(q *engine.Queue) *int { return &q.Capacity }),
	},
	{"order", `"fifo"`, "who is next; a function's smallest result is", binding[engine.Queue]{
		anyOf(orders()) + ", or function(item, sim) → key", setOrder,
	}},
	{
		"when_full", `"block"`, "what becomes of an item that finds no place",
		bind(overflows, func(q *engine.Queue) *engine.WhenFull { return &q.WhenFull }),
	},
	{
		"ttl", "never", "time after which a waiting item expires",
		bind(aDuration, func(q *engine.Queue) *engine.Quantity { return &q.TTL }),
	},
}

var overflows = oneOf(
	word[engine.WhenFull]{"block", engine.Block},
	word[engine.WhenFull]{"reject", engine.Reject},
	word[engine.WhenFull]{"drop_oldest", engine.DropOldest},
	word[engine.WhenFull]{"drop_lowest", engine.DropLowest},
)

func decodeQueue(v value, name string) engine.Queue {
	q := engine.Queue{Name: name, Capacity: engine.Unlimited}
	decode(v, "queue", queueRows, &q)
	return q
}

// orders returns the names of the orders that can be said in a word.
func orders() []string {
	var names []string
	for _, o := range engine.Orders {
		if o.Order != engine.ByKey {
			names = append(names, o.Name)
		}
	}
	return names
}

// setOrder takes the name of an order, or a function that computes an item's key.
func setOrder(v value, q *engine.Queue) {
	if f, ok := v.lua.(*lua.LFunction); ok {
		q.Order, q.Key = engine.ByKey, v.asked(f, withItem, keyAnswer)
		return
	}
	name, isText := v.lua.(lua.LString)
	for _, o := range engine.Orders {
		if isText && o.Name == string(name) && o.Order != engine.ByKey {
			q.Order = o.Order
			return
		}
	}
	v.failHint("one of "+anyOf(orders())+", or a function", Meant(string(name), orders()))
}
