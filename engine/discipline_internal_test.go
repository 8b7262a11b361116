package engine

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The shelf and the disciplines against slices that are searched from end to end.

// TestDisciplinesAreSlices adds items and takes them out, the next one or any.
func TestDisciplinesAreSlices(t *testing.T) {
	first := func(waiting []*Item, compare func(a, b *Item) int) *Item {
		return slices.MinFunc(waiting, compare) // of equal ones the first
	}
	byKey := func(waiting []*Item) *Item {
		return first(waiting, func(a, b *Item) int { return cmp.Compare(a.sortKey, b.sortKey) })
	}
	next := map[Order]func(waiting []*Item) *Item{
		FIFO: func(waiting []*Item) *Item { return waiting[0] },
		LIFO: func(waiting []*Item) *Item { return waiting[len(waiting)-1] },
		ByPriority: func(waiting []*Item) *Item {
			return first(waiting,
				func(a, b *Item) int { return -cmp.Compare(a.Priority, b.Priority) })
		},
		AtRandom: nil, ByDeadline: byKey, ShortestFirst: byKey, ByKey: byKey,
	}
	for _, order := range Orders {
		t.Run(order.Name, rapid.MakeCheck(func(t *rapid.T) {
			d, want := order.make(1), next[order.Order]
			var waiting []*Item // in order of admission
			admitted := uint64(0)
			take := func(it *Item) {
				waiting = slices.DeleteFunc(waiting, func(o *Item) bool { return o == it })
				d.remove(it)
			}
			t.Repeat(map[string]func(*rapid.T){
				"add": func(t *rapid.T) {
					admitted++
					it := &Item{
						sortSeq: admitted, sortKey: float64(rapid.IntRange(-3, 3).Draw(t, "key")),
						Priority: rapid.SampledFrom([]uint8{0, 1, 2, 63, 64, 255}).Draw(t, "priority"),
					}
					waiting = append(waiting, it)
					d.add(it)
				},
				"next": func(t *rapid.T) {
					if len(waiting) == 0 {
						t.Skip("nobody is there")
					}
					it := d.next()
					require.Contains(t, waiting, it)
					require.Same(t, it, d.next(), "until it is taken")
					if want != nil {
						require.Same(t, want(waiting), it)
					}
					take(it)
				},
				"leave": func(t *rapid.T) {
					if len(waiting) == 0 {
						t.Skip("nobody is there")
					}
					take(waiting[rapid.IntRange(0, len(waiting)-1).Draw(t, "who")])
				},
			})
		}))
	}
}

// TestShelfIsASlice, and an item stands on two shelves at once.
func TestShelfIsASlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shelves := [2]shelf{{pair: byOrder}, {pair: byEviction}}
		var places [2][]place
		levels := rapid.SampledFrom([]uint8{0, 1, 7, 63, 64, 65, 127, 128, 200, 255})
		t.Repeat(map[string]func(*rapid.T){
			"put": func(t *rapid.T) {
				it := new(Item)
				for i := range shelves {
					level := levels.Draw(t, "level")
					shelves[i].put(it, level)
					places[i] = append(places[i], place{it, level})
				}
			},
			"remove": func(t *rapid.T) {
				which := rapid.IntRange(0, 1).Draw(t, "shelf")
				if len(places[which]) == 0 {
					t.Skip("it is empty")
				}
				i := rapid.IntRange(0, len(places[which])-1).Draw(t, "who")
				shelves[which].remove(places[which][i].it)
				places[which] = slices.Delete(places[which], i, i+1)
			},
			"": func(t *rapid.T) {
				for i, s := range shelves {
					if len(places[i]) == 0 {
						require.Equal(t, [4]uint64{}, s.used)
						continue
					}
					byLevel := slices.Clone(places[i])
					slices.SortStableFunc(byLevel,
						func(a, b place) int { return cmp.Compare(a.level, b.level) })
					low, high := byLevel[0].level, byLevel[len(byLevel)-1].level
					require.Equal(t, itemsOn(byLevel, low), s.lowest().all(s.pair))
					require.Equal(t, itemsOn(byLevel, high), s.highest().all(s.pair))
				}
			},
		})
	})
}

// A place is where an item stands on a shelf.
type place struct {
	it    *Item
	level uint8
}

func itemsOn(places []place, level uint8) []*Item {
	var items []*Item
	for _, p := range places {
		if p.level == level {
			items = append(items, p.it)
		}
	}
	return items
}

// all returns the items of a list, read from its end, in order.
func (l *list) all(pair int) []*Item {
	var items []*Item
	for it := l.last; it != nil; it = it.links[pair].prev {
		items = append(items, it)
	}
	slices.Reverse(items)
	return items
}
