"""The supervisors' pages: what agencies do in their part of the tree, how fast, with what result, and whether it is
whole.
"""
