package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestWatcher lets things happen to files while a watcher sleeps: step by step, in a time of its own.
func TestWatcher(t *testing.T) {
	for _, tt := range []struct {
		name  string
		steps []string // what is in the file after each sleep; "" is no file
		want  string   // what is in it when the watcher wakes
		least int      // sleeps until then
	}{
		{"saved at once", []string{"old", "new"}, "new", 3},
		{"saved piece by piece", []string{"n", "ne", "new", "new ", "new text"}, "new text", 6},
		{"saved as it was", []string{"old", same, same, same, "new"}, "new", 6},
		{"changed and changed back", []string{"new", "old", same, same, same, "newer"}, "newer", 7},
		{"away for a moment", []string{"old", "", "", "", "", "new"}, "new", 7},
		{"away, then as it was", []string{"", "", "", "old", same, same, same, "new"}, "new", 9},
		{"gone for good", []string{"old", ""}, "", 12},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "shop.lua")
			put(t, path, "old")
			slept, now := 0, time.Time{}
			w := watcher{
				seen: map[string]stamp{},
				now:  func() time.Time { return now },
				sleep: func(d time.Duration) {
					require.Less(t, slept, 100, "it never wakes")
					if slept < len(tt.steps) {
						put(t, path, tt.steps[slept])
					}
					slept++
					now = now.Add(d)
				},
			}
			w.note(path)
			assert.Equal(t, []string{path}, w.wait())
			content, _ := os.ReadFile(path)
			assert.Equal(t, tt.want, string(content))
			assert.GreaterOrEqual(t, slept, tt.least)
		})
	}
}

// same stands for a file that nobody touches.
const same = "="

// put makes a file be as it is to be.
func put(t *testing.T, path, text string) {
	t.Helper()
	if text == same {
		return
	}
	if text == "" {
		_ = os.Remove(path)
		return
	}
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
}
