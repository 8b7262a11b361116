package scripting

import (
	"slices"
	"strings"
)

// Suggest returns the hint for a word that isn't among those that exist: the nearest one, or, if
// they are few, all of them under the heading what.
func Suggest(word, what string, candidates []string) string {
	if hint := Meant(word, candidates); hint != "" {
		return hint
	}
	if len(candidates) == 0 {
		return ""
	}
	if list := strings.Join(slices.Sorted(slices.Values(candidates)), ", "); len(list) <= 160 {
		return what + ": " + list
	}
	return ""
}

// Meant returns the hint for a mistyped word, or "" if it is like none of those that there are.
func Meant(s string, candidates []string) string {
	if best := nearest(s, candidates); len(best) > 0 && len(best) < 4 {
		return "did you mean " + anyOf(best) + "?"
	}
	return ""
}

// nearest returns the candidates that s most likely was meant to be: the nearest within edit
// distance 2, and within less than half of the word's length, so that "at" doesn't become "on".
func nearest(s string, candidates []string) []string {
	best := 3
	var found []string
	for _, c := range candidates {
		if len(s) > 64 || len(s)-len(c) > 2 || len(c)-len(s) > 2 { // longer ones nobody mistypes
			continue
		}
		switch d := distance(s, c); {
		case d > best || d > 2 || d*2 >= max(len(s), len(c)) || slices.Contains(found, c):
		case d < best:
			best, found = d, []string{c}
		default:
			found = append(found, c)
		}
	}
	return found
}

// distance returns how many letters must be put in, taken out, changed or swapped with their
// neighbour to make b of a (optimal string alignment).
func distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
