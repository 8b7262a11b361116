package wall_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting/wall"
)

func TestEachLimitCanBeSet(t *testing.T) {
	for i, l := range wall.Defaults().List() {
		t.Run(l.Name, func(t *testing.T) {
			limits := wall.Defaults()
			require.NoError(t, limits.Set(l.Name, 77))
			for j, other := range limits.List() {
				if i == j {
					assert.Equal(t, 77, other.Value)
				} else {
					assert.Equal(t, wall.Defaults().List()[j], other)
				}
			}
			require.ErrorContains(t, limits.Set(l.Name, 0), l.Name+": want a whole number from 1 to ")
			require.ErrorContains(t, limits.Set(l.Name, 1<<40), "got 1099511627776")
			assert.Equal(t, 77, limits.List()[i].Value)
		})
	}
	limits := wall.Defaults()
	require.ErrorIs(t, limits.Set("seconds", 1), wall.ErrNoLimit)
}

// TestALimitThatIsMetIsNamed: whoever trusts the file knows what to raise.
func TestALimitThatIsMetIsNamed(t *testing.T) {
	for _, tt := range []struct{ limit, src string }{
		{"source", "return 'a text of more than twenty bytes'"},
		{"tokens", "return 1 + 2 + 3 + 4 + 5 + 6 + 7"},
		{"depth", "return not not not not not not not 1"},
		{"load", "while true do end"},
	} {
		t.Run(tt.limit, func(t *testing.T) {
			limits := wall.Defaults()
			most := map[string]int{"source": 20, "tokens": 10, "depth": 5, "load": 1000}[tt.limit]
			require.NoError(t, limits.Set(tt.limit, most))
			s := wall.New(wall.Options{Limits: limits})
			defer s.Close()
			c, err := s.Load("a.lua", tt.src)
			if err == nil {
				_, err = s.Run(c)
			}
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, tt.limit, e.Limit)
		})
	}
}
